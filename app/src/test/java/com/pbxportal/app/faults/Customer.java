package com.pbxportal.app.faults;

import com.pbxportal.app.support.Answer;
import com.pbxportal.app.support.Device;
import com.pbxportal.app.support.PortalClient;
import com.pbxportal.app.support.Secrets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Somebody with a phone and a number of their own, who was not there a moment ago: what an apply is to bring. */
record Customer(String number, String phone) {

    private static final AtomicInteger NEXT = new AtomicInteger(1);

    /** A tenant to put customers into. */
    static String tenant(PortalClient admin) {
        int tenant = NEXT.getAndIncrement();
        return admin.post("/api/v1/tenants", Map.of("name", "Faults " + tenant, "slug", "faults-" + tenant))
                .expect(201)
                .text("id");
    }

    static Customer of(String tenant, PortalClient admin) {
        int person = NEXT.getAndIncrement();
        String number = "+1777" + (3_000_000 + person);
        admin.post("/api/v1/dids/import", Map.of("dids", List.of(Map.of("number", number, "provider", "Twilio"))))
                .expect(201);
        String did = admin.get("/api/v1/dids?number=" + number.substring(1))
                .expect(200)
                .text("/items/0/id");
        admin.patch("/api/v1/dids/" + did + "/allocate", Map.of("tenant_id", tenant))
                .expect(200);
        Answer user = admin.post(
                        "/api/v1/users",
                        Map.of(
                                "tenant_id",
                                tenant,
                                "email",
                                "person" + person + "@faults.example",
                                "full_name",
                                "Person " + person,
                                "password",
                                Secrets.password(),
                                "role",
                                "end_user",
                                "device",
                                Map.of("label", "Desk")))
                .expect(201);
        admin.post("/api/v1/dids/" + did + "/assign", Map.of("assigned_type", "USER", "assigned_id", user.text("id")))
                .expect(201);
        return new Customer(number, Device.of(user.at("device")).sipUsername());
    }
}
