package com.pbxportal.command.apply.guest;

import com.pbxportal.shared.tenant.Extension;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much of Asterisk one phone, one user and one tenant may take at once. What is beyond is busy before anything is
 * played or rung: there are only so many ports for voice, and they are everybody's.
 *
 * @param perDevice calls that a device has begun
 * @param perUser calls that all of a user's devices have begun, and as many that others have begun to the user
 * @param legsPerTenant calls to and from a tenant's phones, each phone that rings counted
 * @param longest after so long a call to a user ends, whoever still talks; 0: never
 * @param notices sentences that are played to callers; whoever is beyond gets the cause without the sentence
 */
@ConfigurationProperties("pbx.calls")
public record CallLimits(
        @DefaultValue("5") int perDevice,
        @DefaultValue("10") int perUser,
        @DefaultValue("100") int legsPerTenant,
        @DefaultValue("50") int notices,
        @DefaultValue("4h") Duration longest) {

    public static final CallLimits DEFAULT = new CallLimits(5, 10, 100, 50, Duration.ofHours(4));

    public static final String CONTEXT = "portal-limits";

    public CallLimits {
        requirePositive("per-device", perDevice);
        requirePositive("per-user", perUser);
        requirePositive("legs-per-tenant", legsPerTenant);
        requirePositive("notices", notices);
        if (longest.isNegative() || !longest.equals(Duration.ofSeconds(longest.toSeconds()))) {
            throw new IllegalArgumentException("pbx.calls.longest must be whole seconds, not " + longest);
        }
    }

    private static void requirePositive(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException("pbx.calls." + name + " must be 1 at least, not " + value);
        }
    }

    /** Counts a call that a tenant's context has got, or ends it. */
    public static Step count(TenantConfiguration tenant) {
        return call(tenant.slug().value());
    }

    /** The same for a call to a user. */
    public static Step count(TenantConfiguration tenant, Extension extension) {
        return call(tenant.slug() + "," + extension);
    }

    private static Step call(String whom) {
        return Common.GO_SUB.with(CONTEXT, "call", "1(" + whom + ")");
    }

    /** Counts a notice, or ends the call with its cause. */
    public static Step countNotice(int cause) {
        return Common.GO_SUB.with(CONTEXT, "notice", "1(" + cause + ")");
    }
}
