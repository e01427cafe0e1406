package com.pbxportal.shared.refusal;

import com.pbxportal.shared.event.StoredAs;
import com.pbxportal.shared.identity.TenantId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who is logged in asked for what they may not do, or what cannot be done as things stand.
 *
 * @param tenantId of who asked; null for the platform's people
 * @param operation method and path template of the endpoint
 * @param objectId the id in the path, whatever it is of, and whether or not there is such a thing
 * @param code of the answer
 */
@StoredAs("RequestRefused")
public record RequestRefused(
        @Nullable TenantId tenantId,
        String operation,
        @Nullable UUID objectId,
        int status,
        String code) implements RefusalEvent {}
