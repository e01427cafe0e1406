package com.pbxportal.projector.audit;

import static com.pbxportal.shared.audit.AuditAction.LOGIN_FAILED;
import static com.pbxportal.shared.audit.AuditAction.REFUSED;

import com.pbxportal.shared.audit.AuditedEntity;
import com.pbxportal.shared.identity.UserId;
import com.pbxportal.shared.refusal.LoginFailed;
import com.pbxportal.shared.refusal.RefusalEvent;
import com.pbxportal.shared.refusal.RefusalsCounted;
import com.pbxportal.shared.refusal.RequestRefused;
import java.util.Map;

/** What was asked for in vain, as an entry about the thing that it was asked for. */
final class AuditedRefusal {

    private static final String API = "/api/v1/";

    /** By the path below the API's, the longest first. */
    private static final Map<String, AuditedEntity> BY_PATH = Map.of(
            "tenants", AuditedEntity.TENANT,
            "users", AuditedEntity.USER,
            "devices", AuditedEntity.DEVICE,
            "dids", AuditedEntity.PHONE_NUMBER,
            "apply", AuditedEntity.APPLY_JOB,
            "apply/schedule", AuditedEntity.APPLY_PLAN);

    private AuditedRefusal() {}

    static AuditedChange of(RefusalEvent event) {
        return switch (event) {
            case LoginFailed e -> {
                UserId user = e.userId();
                yield new AuditedChange(
                        AuditedEntity.USER,
                        user == null ? null : user.value(),
                        LOGIN_FAILED,
                        e.tenantId(),
                        null,
                        Map.of("reason", e.reason()));
            }
            case RequestRefused e ->
                new AuditedChange(
                        entity(e.operation()),
                        e.objectId(),
                        REFUSED,
                        e.tenantId(),
                        null,
                        Map.of("operation", e.operation(), "status", e.status(), "code", e.code()));
            case RefusalsCounted e -> new AuditedChange(AuditedEntity.REQUEST, null, REFUSED, null, null, e);
        };
    }

    private static AuditedEntity entity(String operation) {
        String path = operation.substring(operation.indexOf(' ') + 1);
        if (!path.startsWith(API)) {
            return AuditedEntity.REQUEST;
        }
        String below = path.substring(API.length());
        return BY_PATH.entrySet().stream()
                .filter(entry -> below.equals(entry.getKey()) || below.startsWith(entry.getKey() + "/"))
                .max(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .orElse(AuditedEntity.REQUEST);
    }
}
