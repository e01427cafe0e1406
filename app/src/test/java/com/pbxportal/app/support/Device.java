package com.pbxportal.app.support;

import tools.jackson.databind.JsonNode;

/** A phone, with the credentials that were shown once. */
public record Device(String id, String sipUsername, String sipPassword) {

    public static Device of(JsonNode answer) {
        return new Device(
                answer.path("id").asString(),
                answer.path("sip_username").asString(),
                Secrets.remember(answer.path("sip_password").asString()));
    }

    public String path() {
        return "/api/v1/devices/" + id;
    }
}
