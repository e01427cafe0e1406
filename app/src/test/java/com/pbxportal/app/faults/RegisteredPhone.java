package com.pbxportal.app.faults;

import com.pbxportal.app.support.Answer;
import com.pbxportal.app.support.Device;
import com.pbxportal.app.support.Secrets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A phone that Asterisk runs and holds for registered. */
record RegisteredPhone(Ground ground, Device device) {

    private static final AtomicInteger NEXT = new AtomicInteger(1);

    static RegisteredPhone of(Ground ground, String tenant) {
        Answer user = ground.admin()
                .post(
                        "/api/v1/users",
                        Map.of(
                                "tenant_id",
                                tenant,
                                "email",
                                "registered" + NEXT.getAndIncrement() + "@faults.example",
                                "full_name",
                                "Registered",
                                "password",
                                Secrets.password(),
                                "role",
                                "end_user",
                                "device",
                                Map.of("label", "Desk")))
                .expect(201);
        RegisteredPhone phone = new RegisteredPhone(ground, Device.of(user.at("device")));
        Outcome.bring(ground, false);
        phone.register();
        return phone;
    }

    /** As Asterisk itself keeps it. */
    private void register() {
        try (AmiReader asterisk = ground.asterisk().ask()) {
            asterisk.ask(
                    "DBPut",
                    "Family: registrar/contact",
                    "Key: " + device.sipUsername() + ";@0",
                    "Val: {\"via_addr\":\"127.0.0.1\",\"endpoint\":\"" + device.sipUsername()
                            + "\",\"uri\":\"sip:x@127.0.0.1:9\",\"expiration_time\":\"4102444800\"}");
        }
    }

    /** With the next apply its registration has to end. */
    void getsAnotherPassword() {
        ground.admin().post(device.path() + "/rotate-password").expect(200);
    }

    boolean isRegistered() {
        try (AmiReader asterisk = ground.asterisk().ask()) {
            return asterisk.list("PJSIPShowContacts").stream()
                    .anyMatch(contact -> contact.getOrDefault("ObjectName", "").startsWith(device.sipUsername() + ";"));
        }
    }
}
