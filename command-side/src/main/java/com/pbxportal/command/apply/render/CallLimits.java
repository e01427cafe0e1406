package com.pbxportal.command.apply.render;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much of Asterisk one phone, one user and one tenant may take at once. What is beyond is busy before anything is
 * played or rung: there are only so many ports for voice, and they are everybody's.
 *
 * @param perDevice calls that a device has begun
 * @param perUser calls that all of a user's devices have begun, and as many that others have begun to the user
 * @param legsPerTenant calls to and from a tenant's phones, each phone that rings counted
 * @param notices sentences that are played to callers; whoever is beyond gets the cause without the sentence
 */
@ConfigurationProperties("pbx.calls")
public record CallLimits(
        @DefaultValue("5") int perDevice,
        @DefaultValue("10") int perUser,
        @DefaultValue("100") int legsPerTenant,
        @DefaultValue("50") int notices) {

    public static final CallLimits DEFAULT = new CallLimits(5, 10, 100, 50);

    static final String CONTEXT = "portal-limits";

    private static final int BUSY = 17;

    public CallLimits {
        requirePositive("per-device", perDevice);
        requirePositive("per-user", perUser);
        requirePositive("legs-per-tenant", legsPerTenant);
        requirePositive("notices", notices);
    }

    private static void requirePositive(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException("pbx.calls." + name + " must be 1 at least, not " + value);
        }
    }

    /** Counts a call that a tenant's context has got, or ends it. */
    static String count(String tenant) {
        return "Gosub(" + CONTEXT + ",call,1(" + tenant + "))";
    }

    /** The same for a call to a user. */
    static String count(String tenant, String extension) {
        return "Gosub(" + CONTEXT + ",call,1(" + tenant + "," + extension + "))";
    }

    /** Counts a notice, or ends the call with its cause. */
    static String countNotice(int cause) {
        return "Gosub(" + CONTEXT + ",notice,1(" + cause + "))";
    }

    /**
     * The narrowest limit first: what ends there has never counted for the tenant. A phone is known by its account
     * code, which its row sets; a trunk has none of ours, and none of a device's limits.
     */
    void writeTo(DialplanText text) {
        text.context(CONTEXT).comment("How many calls there may be at once. One more is busy, and holds nothing.");
        text.constant("""
                exten => call,1,GotoIf($["${CHANNEL(channeltype)} ${CHANNEL(accountcode)}" != "PJSIP ${ARG1}"]?called,1)
                 same => n,Set(GROUP(portal_device)=${CHANNEL(endpoint)})
                 same => n,GotoIf($[${GROUP_COUNT(${CHANNEL(endpoint)}@portal_device)} > %d]?over,1)
                 same => n,Set(GROUP(portal_user)=${ARG1}-${CALLERID(num)})
                 same => n,GotoIf($[${GROUP_COUNT(${ARG1}-${CALLERID(num)}@portal_user)} > %d]?over,1)
                 same => n,Goto(portal-limits,called,1)
                exten => called,1,GotoIf($["${ARG2}" = ""]?tenant,1)
                 same => n,Set(GROUP(portal_called)=${ARG1}-${ARG2})
                 same => n,GotoIf($[${GROUP_COUNT(${ARG1}-${ARG2}@portal_called)} > %d]?over,1)
                 same => n,Goto(portal-limits,tenant,1)
                exten => tenant,1,Set(GROUP(portal_tenant)=${ARG1})
                 same => n,GotoIf($[${GROUP_COUNT(${ARG1}@portal_tenant)} > %d]?over,1)
                 same => n,Set(OUTBOUND_GROUP_ONCE=${ARG1}@portal_tenant)
                 same => n,Return()
                exten => over,1,Hangup(%d)
                exten => notice,1,Set(GROUP(portal_notice)=played)
                 same => n,GotoIf($[${GROUP_COUNT(played@portal_notice)} > %d]?silent,1)
                 same => n,Return()
                exten => silent,1,Hangup(${ARG1})
                """.formatted(perDevice, perUser, perUser, legsPerTenant, BUSY, notices));
    }
}
