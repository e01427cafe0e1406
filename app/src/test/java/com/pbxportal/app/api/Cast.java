package com.pbxportal.app.api;

import static com.pbxportal.app.support.Portal.nobody;
import static com.pbxportal.app.support.Portal.platformAdmin;

import com.pbxportal.app.support.Answer;
import com.pbxportal.app.support.Did;
import com.pbxportal.app.support.Numbers;
import com.pbxportal.app.support.Portal;
import com.pbxportal.app.support.PortalClient;
import com.pbxportal.app.support.Tenancy;
import com.pbxportal.app.support.User;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** The people and the objects of {@link AccessTest}. */
final class Cast {

    /** @param body null: none */
    record Target(String path, @Nullable Object body) {

        /** Text is CSV; all else is JSON. */
        Answer askedBy(PortalClient client, String method) {
            return (body instanceof String ? client.with("Content-Type", "text/csv") : client).send(method, path, body);
        }
    }

    private final AtomicInteger plans = new AtomicInteger();
    private final Tenancy tenant = Tenancy.create();
    private final Tenancy other = Tenancy.create();
    private final User oneself = tenant.userWithPhone();
    private final Did assigned = tenant.numberOf(oneself);
    private final Did allocated = tenant.number();
    private final Did pooled = Numbers.imported();
    private final String job = applied();
    private final String plan = scheduled();
    private final Map<String, User> people = new HashMap<>();
    private final Map<String, PortalClient> clients = new HashMap<>();

    Cast() {
        people.put("admin", tenant.user("tenant_admin"));
        people.put("o.admin", other.user("tenant_admin"));
        people.put("supp", tenant.user("support"));
        people.put("o.supp", other.user("support"));
        Map<String, Object> platformSupport = tenant.person(Map.of("role", "support"));
        platformSupport.remove("tenant_id");
        people.put("p.supp", User.createdBy(platformAdmin(), platformSupport));
        people.put("oneself", oneself);
        people.put("colleague", tenant.user());
    }

    Tenancy tenant() {
        return tenant;
    }

    /** @param ownSession for what ends it */
    PortalClient client(String who, boolean ownSession) {
        return ownSession ? login(who) : clients.computeIfAbsent(who, this::login);
    }

    private PortalClient login(String who) {
        return switch (who) {
            case "nobody" -> nobody();
            case "p.admin" -> nobody().loginAs(Portal.ADMIN_EMAIL, Portal.ADMIN_PASSWORD);
            default -> people.get(who).login();
        };
    }

    /** @param consumed it will be carried out: take an object that nobody needs afterwards */
    Target target(String method, String path, boolean consumed) {
        String feature = path.split("/")[3];
        Target target =
                switch (feature) {
                    case "auth" -> auth(path);
                    case "tenants" -> tenants(method, path, consumed);
                    case "users" -> users(method, path, consumed);
                    case "devices" -> devices(method, path, consumed);
                    case "dids" -> dids(method, path, consumed);
                    case "apply" -> apply(method, path, consumed);
                    case "self-service" ->
                        new Target(path, Map.of("current_password", "any", "new_password", "correct horse battery"));
                    case "diagnostics" -> diagnostics(path, consumed);
                    default -> new Target(path, null);
                };
        boolean listing = method.equals("GET")
                && List.of("users", "devices", "dids", "audit-logs").contains(feature);
        return listing && !path.contains("{") ? new Target(path + "?tenant_id=" + tenant.id(), null) : target;
    }

    private Target auth(String path) {
        return switch (path.substring(path.lastIndexOf('/') + 1)) {
            case "login" -> new Target(path, Map.of("email", oneself.email(), "password", oneself.password()));
            case "refresh" -> new Target(path, Map.of("refresh_token", "none"));
            default -> new Target(path, null);
        };
    }

    private Target tenants(String method, String path, boolean consumed) {
        return switch (method) {
            case "POST" -> new Target(path, Tenancy.proposal(Map.of()));
            case "PATCH" -> at(path, tenant.id(), Map.of("name", tenant.name()));
            case "DELETE" -> at(path, consumed ? Tenancy.create().id() : tenant.id(), null);
            default -> at(path, tenant.id(), null);
        };
    }

    private Target users(String method, String path, boolean consumed) {
        return switch (method) {
            case "POST" -> new Target(path, tenant.person(Map.of()));
            case "PATCH" -> at(path, oneself.id(), Map.of("full_name", "Ann"));
            case "DELETE" -> at(path, consumed ? tenant.user().id() : oneself.id(), null);
            default -> at(path, oneself.id(), null);
        };
    }

    private Target devices(String method, String path, boolean consumed) {
        return switch (method) {
            case "POST" ->
                path.contains("{")
                        ? at(path, oneself.phone().id(), null)
                        : new Target(
                                path,
                                Map.of("user_id", consumed ? tenant.user().id() : oneself.id(), "label", "Kitchen"));
            case "PATCH" -> at(path, oneself.phone().id(), Map.of("enabled", true));
            case "DELETE" ->
                at(
                        path,
                        consumed
                                ? tenant.userWithPhone().phone().id()
                                : oneself.phone().id(),
                        null);
            default -> at(path, oneself.phone().id(), null);
        };
    }

    private Target dids(String method, String path, boolean consumed) {
        return switch (method + " " + path.substring("/api/v1/dids".length())) {
            case "POST /import" -> new Target(path, Numbers.toImport(Numbers.fresh(1)));
            case "POST /import/csv" -> new Target(path, "number\n" + Numbers.fresh() + "\n");
            case "POST /allocate" ->
                new Target(
                        path,
                        Map.of(
                                "tenant_id",
                                tenant.id(),
                                "did_ids",
                                List.of(consumed ? Numbers.imported().id() : pooled.id())));
            case "POST /deallocate" ->
                new Target(
                        path,
                        Map.of("did_ids", List.of(consumed ? tenant.number().id() : allocated.id())));
            case "PATCH /{id}/allocate" ->
                at(path, consumed ? Numbers.imported().id() : pooled.id(), Map.of("tenant_id", tenant.id()));
            case "PATCH /{id}/deallocate" -> at(path, consumed ? tenant.number().id() : allocated.id(), null);
            case "POST /{id}/assign" ->
                at(path, consumed ? tenant.number().id() : allocated.id(), Tenancy.toUser(oneself));
            case "DELETE /{id}/assign" ->
                at(path, consumed ? tenant.numberOf(oneself).id() : assigned.id(), null);
            case "PATCH /{id}" -> at(path, assigned.id(), Map.of("enabled", true));
            default -> at(path, assigned.id(), null);
        };
    }

    private Target apply(String method, String path, boolean consumed) {
        if (path.startsWith("/api/v1/apply/schedule")) {
            return schedule(method, path, consumed);
        }
        if (method.equals("GET")) {
            return path.contains("{") ? at(path, job, null) : new Target(path + "?tenant_id=" + tenant.id(), null);
        }
        if (consumed && !path.endsWith("preview")) {
            awaitNoApply();
        }
        if (path.contains("{")) {
            return at(path, job, path.endsWith("/resolve") ? Map.of("note", "Looked after") : null);
        }
        return new Target(path, Map.of("tenant_id", tenant.id()));
    }

    private Target schedule(String method, String path, boolean consumed) {
        if (path.contains("{")) {
            Map<String, Object> consent = Map.of("sha256", "0".repeat(64));
            return at(
                    path,
                    consumed && method.equals("DELETE") ? scheduled() : plan,
                    method.equals("POST") ? consent : null);
        }
        return method.equals("GET")
                ? new Target(path + "?tenant_id=" + tenant.id(), null)
                : new Target(path, Map.of("tenant_id", tenant.id(), "at", tomorrow()));
    }

    private String scheduled() {
        return platformAdmin()
                .post("/api/v1/apply/schedule", Map.of("tenant_id", tenant.id(), "at", tomorrow()))
                .expect(201)
                .text("id");
    }

    /** Each time another minute: a tenant's scheduled applies are one apart. */
    private String tomorrow() {
        return Instant.now()
                .plus(Duration.ofDays(1).plusMinutes(plans.getAndIncrement()))
                .toString();
    }

    private Target diagnostics(String path, boolean consumed) {
        if (consumed && path.endsWith("/heal")) {
            awaitNoApply();
        }
        return new Target(path, null);
    }

    /** An apply of this tenant, however it ended. */
    private String applied() {
        awaitNoApply();
        Answer answer = platformAdmin().post("/api/v1/apply", Map.of("tenant_id", tenant.id()));
        return answer.expect(202).text("id");
    }

    private static void awaitNoApply() {
        Awaitility.await()
                .until(() -> platformAdmin()
                                        .get("/api/v1/apply/jobs?status=PENDING")
                                        .at("total")
                                        .asInt()
                                + platformAdmin()
                                        .get("/api/v1/apply/jobs?status=RUNNING")
                                        .at("total")
                                        .asInt()
                        == 0);
    }

    private static Target at(String pattern, String id, @Nullable Object body) {
        return new Target(pattern.replace("{id}", UUID.fromString(id).toString()), body);
    }
}
