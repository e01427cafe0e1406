package com.pbxportal.app.web.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;

/**
 * An example for each field and parameter, by its name: a field that is called the same is the same everywhere. Tools
 * make requests of them.
 */
final class Examples implements OpenApiCustomizer {

    private static final String ID = "0192f0c1-5a7e-7c3a-9b61-3f2a8c5d7e10";
    private static final String TIME = "2026-03-01T09:30:00Z";
    private static final String SHA256 = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    private static final Map<String, Object> BY_FORMAT = Map.of("uuid", ID, "date-time", TIME);

    private static final Map<String, Object> BY_NAME = Map.ofEntries(
            Map.entry("access_token", "eyJhbGciOiJIUzI1NiJ9.e30.3q2-7w"),
            Map.entry("action", "CREATE"),
            Map.entry("actor_email", "alice@example.com"),
            Map.entry("approved", SHA256),
            Map.entry("assigned_value", "VoiceMail(1001@tenant-acme)"),
            Map.entry("code", "invalid_input"),
            Map.entry("contact_uri", "sip:acme-1001-desk@192.0.2.10:5060"),
            Map.entry("context", "tenant-acme"),
            Map.entry("country", "DE"),
            Map.entry("current_password", "correct horse battery"),
            Map.entry("default_inbound_destination", "VoiceMail(1000@tenant-acme)"),
            Map.entry("detail", "page: Invalid page: 0 (a whole number from 1)"),
            Map.entry("device_state", "Not in use"),
            Map.entry(
                    "diff",
                    "@@ -1,1 +1,2 @@\n [from-trunk-external]\n+exten => +15551112222,1,Goto(tenant-acme,1001,1)\n"),
            Map.entry("email", "alice@example.com"),
            Map.entry("entity_type", "PhoneNumber"),
            Map.entry("error_text", "Asterisk does not answer"),
            Map.entry("event_name", "PhoneNumberImported"),
            Map.entry("expected", "exten => +15551112222,1,Goto(tenant-acme,1001,1)"),
            Map.entry("ext_max", 1999),
            Map.entry("ext_min", 1000),
            Map.entry("extension", 1001),
            Map.entry("field", "page"),
            Map.entry("found", "exten => +15551112222,1,Hangup()"),
            Map.entry("full_name", "Alice Example"),
            Map.entry("given", "(555) 111-2222"),
            Map.entry("instance", "/api/v1/dids"),
            Map.entry("ip", "192.0.2.10"),
            Map.entry("label", "Desk"),
            Map.entry("message", "Invalid page: 0 (a whole number from 1)"),
            Map.entry("metadata", Map.of("order", "PO-4711")),
            Map.entry("name", "Acme Corp"),
            Map.entry("new_password", "staple battery correct"),
            Map.entry("note", "Looked at with the carrier"),
            Map.entry("number", "+15551112222"),
            Map.entry("object", "generated_inbound.conf"),
            Map.entry("outbound_callerid", "+15551112222"),
            Map.entry("password", "correct horse battery"),
            Map.entry("phone_number", "+15551112222"),
            Map.entry("preflight_skipped", "Switched off"),
            Map.entry("provider", "Twilio"),
            Map.entry("provider_metadata", Map.of("order", "PO-4711")),
            Map.entry("q", "ali"),
            Map.entry("range", "1000-1999"),
            Map.entry("reachability", "Reachable"),
            Map.entry("reason", "+15551112222 exists already"),
            Map.entry("refresh_token", "mZ0y8w3l0x7m1y5Jq2cVw1hN4bT6kR9sD3fG5hJ7kL0"),
            Map.entry("remedy", "Start Asterisk, then apply again"),
            Map.entry("request_id", "0b6f8f7e-6c0b-4b39-8a7b-0c1f3d0f6a11"),
            Map.entry("resolution", "Looked at with the carrier"),
            Map.entry("revision", SHA256),
            Map.entry("applied_revision", SHA256),
            Map.entry("sha256", SHA256),
            Map.entry("sip_password", "********"),
            Map.entry("sip_username", "acme-1001-desk"),
            Map.entry("slug", "acme"),
            Map.entry("sort", "-created_at"),
            Map.entry("source_ip", "192.0.2.10"),
            Map.entry("tenant", "acme"),
            Map.entry("timezone", "Europe/Berlin"),
            Map.entry("title", "Invalid input"),
            Map.entry("token_type", "Bearer"),
            Map.entry("type", "urn:pbx-portal:problem:invalid_input"),
            Map.entry("user_agent", "curl/8.5.0"));

    @Override
    public void customise(OpenAPI api) {
        api.getComponents().getSchemas().values().forEach(Examples::complete);
        Stream.concat(
                        api.getComponents().getParameters().values().stream(),
                        api.getPaths().values().stream()
                                .flatMap(item -> item.readOperations().stream())
                                .flatMap(operation -> Stream.ofNullable(operation.getParameters()))
                                .flatMap(List::stream))
                .filter(parameter -> parameter.getSchema() != null && parameter.getExample() == null)
                .forEach(Examples::complete);
    }

    private static void complete(Parameter parameter) {
        parameter.setExample(of(parameter.getName(), parameter.getSchema()));
    }

    private static void complete(Schema<?> schema) {
        Map<String, Schema> properties = Objects.requireNonNullElse(schema.getProperties(), Map.of());
        properties.forEach((name, property) -> {
            Object example = property.getExample() == null ? of(name, property) : null;
            if (example != null) {
                property.setExample(example);
            }
        });
    }

    private static @Nullable Object of(String name, Schema<?> schema) {
        if (schema.getTypes() == null || schema.getEnum() != null) {
            return null;
        }
        if (schema.getFormat() != null && BY_FORMAT.containsKey(schema.getFormat())) {
            return BY_FORMAT.get(schema.getFormat());
        }
        if (schema.getDefault() != null || schema.getTypes().contains("array")) {
            return null;
        }
        return BY_NAME.get(name);
    }
}
