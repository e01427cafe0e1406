package com.pbxportal.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.app.support.Answer;
import com.pbxportal.app.support.Portal;
import com.pbxportal.app.support.PortalClient;
import com.pbxportal.app.support.Tenancy;
import com.pbxportal.app.support.User;
import org.junit.jupiter.api.Test;

/** The quickstart of the number feature, command by command; its Apply is in {@code telephony.MainJobTest}. */
class QuickstartTest {

    @Test
    void the_quickstart_works_as_it_is_written() {
        Tenancy tenant = Tenancy.create();
        User user = tenant.user();

        Answer login = Portal.nobody()
                .post("/api/v1/auth/login", "{\"email\": \"admin@pbx.local\", \"password\": \"admin123\"}")
                .expect(200);
        PortalClient admin = Portal.nobody().withToken(login.text("access_token"));

        Answer imported = admin.post("/api/v1/dids/import", """
                        {
                          "dids": [
                            {"number": "+15551112222", "provider": "Twilio"},
                            {"number": "+15553334444", "provider": "Bandwidth"}
                          ]
                        }""").expect(201);
        assertThat(imported.body()).isEqualTo("{\"imported\":2,\"failed\":0,\"errors\":[]}");

        Answer listed =
                admin.get("/api/v1/dids?status=UNASSIGNED&number=15551112222").expect(200);
        assertThat(listed.text("/items/0/provider")).isEqualTo("Twilio");
        String number = "/api/v1/dids/" + listed.text("/items/0/id");

        Answer allocated = admin.patch(number + "/allocate", "{\"tenant_id\": \"" + tenant.id() + "\"}")
                .expect(200);
        assertThat(allocated.text("status")).isEqualTo("ALLOCATED");

        Answer assigned = admin.post(
                        number + "/assign", "{\"assigned_type\": \"USER\", \"assigned_id\": \"" + user.id() + "\"}")
                .expect(201);
        assertThat(assigned.text("phone_number")).isEqualTo("+15551112222");
        assertThat(admin.get(number).text("status")).isEqualTo("ASSIGNED");
    }
}
