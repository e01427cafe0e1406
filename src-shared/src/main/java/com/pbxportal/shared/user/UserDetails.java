package com.pbxportal.shared.user;

import com.pbxportal.shared.identity.Role;
import com.pbxportal.shared.phonenumber.E164;
import org.jspecify.annotations.Nullable;

/**
 * What may change about a user.
 *
 * @param outboundCallerid the number to show when calling out, E.164; null: the tenant's
 */
public record UserDetails(
        EmailAddress email,
        String fullName,
        Role role,
        @Nullable E164 outboundCallerid,
        boolean voicemailEnabled) {}
