package com.pbxportal.app.support;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A person of a tenant, or of the platform. */
public record User(
        String id,
        String email,
        String password,
        @Nullable Integer extension,
        @Nullable Device device) {

    /** Made by that client, by whatever fields go beyond a name and a password. */
    public static User createdBy(PortalClient client, Map<String, Object> fields) {
        return of(client.post("/api/v1/users", fields).expect(201), (String) fields.get("password"));
    }

    static User of(Answer created, String password) {
        return new User(
                created.text("id"),
                created.text("email"),
                password,
                created.at("extension").isNull()
                        ? null
                        : created.at("extension").asInt(),
                created.at("device").isNull() ? null : Device.of(created.at("device")));
    }

    public String path() {
        return "/api/v1/users/" + id;
    }

    public PortalClient login() {
        return loginOn(Portal.node());
    }

    public PortalClient loginOn(Node node) {
        return node.client().loginAs(email, password);
    }

    /** For users who were made with a device. */
    public Device phone() {
        if (device == null) {
            throw new IllegalStateException(email + " was made without a device");
        }
        return device;
    }
}
