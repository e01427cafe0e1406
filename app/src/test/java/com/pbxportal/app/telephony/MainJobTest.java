package com.pbxportal.app.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.app.support.Answer;
import com.pbxportal.app.support.Device;
import com.pbxportal.app.support.Did;
import com.pbxportal.app.support.Numbers;
import com.pbxportal.app.support.Portal;
import com.pbxportal.app.support.PortalClient;
import com.pbxportal.app.support.Secrets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the portal is for, from the first number to the first call. */
class MainJobTest {

    @Test
    void a_number_is_imported_allocated_assigned_applied_and_rings_the_phone() {
        Portal.requireAsterisk();
        PortalClient platform = Portal.nobody().loginAs("admin@pbx.local", "admin123");
        String password = Secrets.password();

        // 1. a platform admin imports numbers
        String number = Numbers.fresh();
        platform.with("Content-Type", "text/csv")
                .post("/api/v1/dids/import", "number,provider\n" + number + ",Twilio\n")
                .expect(201);
        Did did = Numbers.find(number);

        // 2. creates a tenant, which gets a slug, a dialplan context and an extension range
        Answer tenant = platform.post("/api/v1/tenants", Map.of("name", "Main Job Inc."))
                .expect(201);
        assertThat(tenant.text("slug")).isEqualTo("main-job-inc");
        assertThat(tenant.text("context")).isEqualTo("tenant-main-job-inc");
        assertThat(tenant.at("ext_min").asInt()).isEqualTo(1000);

        // 3. a tenant admin creates a user, who gets the next free extension and a first device
        platform.post(
                        "/api/v1/users",
                        Map.of(
                                "tenant_id", tenant.text("id"),
                                "email", "boss@main-job.example",
                                "full_name", "The Boss",
                                "password", password,
                                "role", "tenant_admin"))
                .expect(201);
        PortalClient boss = Portal.nobody().loginAs("boss@main-job.example", password);
        Answer ann = boss.post(
                        "/api/v1/users",
                        Map.of(
                                "email", "ann@main-job.example",
                                "full_name", "Ann",
                                "password", Secrets.password(),
                                "role", "end_user",
                                "device", Map.of("label", "Desk")))
                .expect(201);
        assertThat(ann.at("extension").asInt()).isEqualTo(1001);
        Device desk = Device.of(ann.at("device"));
        assertThat(desk.sipUsername()).isEqualTo("main-job-inc-1001-desk");

        // sipp plays a phone that is not always there to be asked
        boss.patch(desk.path(), Map.of("nat_flags", Map.of("keep_alive", false)))
                .expect(200);

        // 4. the platform admin allocates numbers to the tenant; the tenant admin assigns one to the user
        platform.patch(did.path() + "/allocate", Map.of("tenant_id", tenant.text("id")))
                .expect(200);
        boss.post(did.path() + "/assign", Map.of("assigned_type", "USER", "assigned_id", ann.text("id")))
                .expect(201);

        // 5. Apply
        Applies.awaitNoneRunning();
        Answer job = boss.post("/api/v1/apply?wait=50", "{\"tenant_id\": null, \"force\": false}")
                .expect(202);
        assertThat(job.text("status")).describedAs(job.body()).isEqualTo("SUCCESS");
        assertThat(Applies.file("generated_inbound.conf"))
                .contains("[from-trunk-external]", "exten => " + number + ",1,Goto(tenant-main-job-inc,1001,1)");

        // 6. a phone registers with the credentials, and a call from the trunk to the number rings it
        Phone phone = new Phone(desk).registers();
        try (Sipp ringing = phone.picksUp();
                Sipp call = Carrier.calls(did)) {
            call.succeeds();
            ringing.succeeds();
        }
        Answer status = boss.get(desk.path() + "/status").expect(200);
        assertThat(status.at("registered").asBoolean(false)).isTrue();
    }
}
