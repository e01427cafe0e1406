package com.pbxportal.shared.refusal;

import com.pbxportal.shared.event.StoredAs;
import com.pbxportal.shared.identity.TenantId;
import com.pbxportal.shared.identity.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Somebody did not get in. What was typed is not told: in the field of the email it is now and then the password.
 *
 * @param userId whose account was tried; null where there is none
 */
@StoredAs("LoginFailed")
public record LoginFailed(@Nullable UserId userId, @Nullable TenantId tenantId, LoginFailure reason)
        implements RefusalEvent {}
