package com.pbxportal.app.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.app.support.Answer;
import com.pbxportal.app.support.Did;
import com.pbxportal.app.support.PortalClient;
import com.pbxportal.app.support.Tenancy;
import com.pbxportal.app.support.User;
import org.junit.jupiter.api.Test;

class ReadYourWritesTest {

    @Test
    void what_one_client_wrote_another_reads_at_once_two_hundred_times() {
        Tenancy tenant = Tenancy.create();
        PortalClient writer = tenant.admin();
        PortalClient reader = tenant.user("support").login();
        User ann = tenant.user();
        Did number = tenant.number();

        for (int round = 0; round < 100; round++) {
            Answer assigned =
                    writer.post(number.path() + "/assign", Tenancy.toUser(ann)).expect(201);
            assertThat(reader.get(number.path()).text("/assignment/id")).isEqualTo(assigned.text("id"));
            writer.delete(number.path() + "/assign").expect(204);
            assertThat(reader.get(ann.path()).at("dids").isEmpty()).isTrue();
        }
    }

    @Test
    void the_audit_log_is_never_behind_either() {
        Tenancy tenant = Tenancy.create();

        for (int round = 1; round <= 20; round++) {
            tenant.user();
            assertThat(tenant.admin()
                            .get("/api/v1/audit-logs?entity_type=User&action=CREATE")
                            .at("total")
                            .asInt())
                    .isEqualTo(round + 1); // and the administrator
        }
    }
}
