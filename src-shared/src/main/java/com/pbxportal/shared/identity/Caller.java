package com.pbxportal.shared.identity;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, in which role and scope, and from where. Travels in the metadata of every command and from there
 * into every event, where the audit log finds it.
 *
 * @param tenantId null for platform administrators and for platform support: they are in no tenant
 */
public record Caller(
        UserId userId,
        Role role,
        @Nullable TenantId tenantId,
        @Nullable String sourceIp,
        @Nullable String userAgent,
        @Nullable String requestId) {

    public static final String ACTOR_ID = "actor_id";
    public static final String ACTOR_ROLE = "actor_role";
    public static final String ACTOR_TENANT = "actor_tenant";
    public static final String SOURCE_IP = "source_ip";
    public static final String USER_AGENT = "user_agent";
    public static final String REQUEST_ID = "request_id";

    /** The metadata that every event of a caller's command carries. */
    public static final String[] METADATA_KEYS = {ACTOR_ID, ACTOR_ROLE, ACTOR_TENANT, SOURCE_IP, USER_AGENT, REQUEST_ID
    };

    /** Where a request came from. */
    public record Origin(
            @Nullable String sourceIp,
            @Nullable String userAgent,
            @Nullable String requestId) {

        /** Under which a web request carries it, also before anybody has logged in. */
        public static final String REQUEST_ATTRIBUTE = "com.pbxportal.origin";
    }

    private static final UserId SYSTEM_ID = new UserId(new UUID(0, 0));

    /** The portal itself: bootstrap, sagas and other follow-up work. */
    public static Caller system(String reason) {
        return new Caller(SYSTEM_ID, Role.PLATFORM_ADMIN, null, null, reason, null);
    }

    public static Caller of(UserId userId, Role role, @Nullable TenantId tenantId, Origin origin) {
        return new Caller(userId, role, tenantId, origin.sourceIp(), origin.userAgent(), origin.requestId());
    }

    public static Caller from(Map<String, ?> metaData) {
        Object tenant = metaData.get(ACTOR_TENANT);
        return new Caller(
                UserId.of(required(metaData, ACTOR_ID)),
                Role.ofWireName(required(metaData, ACTOR_ROLE)),
                tenant == null ? null : TenantId.of(tenant.toString()),
                (String) metaData.get(SOURCE_IP),
                (String) metaData.get(USER_AGENT),
                (String) metaData.get(REQUEST_ID));
    }

    public MetaData toMetaData() {
        Map<String, String> entries = new LinkedHashMap<>();
        entries.put(ACTOR_ID, userId.toString());
        entries.put(ACTOR_ROLE, role.wireName());
        if (tenantId != null) {
            entries.put(ACTOR_TENANT, tenantId.toString());
        }
        if (sourceIp != null) {
            entries.put(SOURCE_IP, sourceIp);
        }
        if (userAgent != null) {
            entries.put(USER_AGENT, userAgent);
        }
        if (requestId != null) {
            entries.put(REQUEST_ID, requestId);
        }
        return MetaData.from(entries);
    }

    public boolean is(Role other) {
        return role == other;
    }

    /** May see objects of that tenant (null: objects that belong to the platform). */
    public boolean sees(@Nullable TenantId owner) {
        return isPlatformWide() || (tenantId != null && tenantId.equals(owner));
    }

    /** May change objects of that tenant. */
    public boolean administers(@Nullable TenantId owner) {
        return switch (role) {
            case PLATFORM_ADMIN -> true;
            case TENANT_ADMIN -> tenantId != null && Objects.equals(tenantId, owner);
            case SUPPORT, END_USER -> false;
        };
    }

    /** Sees every tenant: platform administrators, and support that is in no tenant. */
    public boolean isPlatformWide() {
        return role == Role.PLATFORM_ADMIN || (role == Role.SUPPORT && tenantId == null);
    }

    private static String required(Map<String, ?> metaData, String key) {
        Object value = metaData.get(key);
        if (value == null) {
            throw new IllegalStateException(
                    "A message without " + key + " in its metadata: nobody would answer for it");
        }
        return value.toString();
    }
}
