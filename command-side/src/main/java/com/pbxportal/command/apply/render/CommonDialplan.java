package com.pbxportal.command.apply.render;

import com.pbxportal.command.apply.guest.CallLimits;
import com.pbxportal.command.apply.guest.Common;
import com.pbxportal.command.apply.guest.Notice;

/** What the platform says for everybody, whoever is there. */
final class CommonDialplan {

    /** What is beyond a limit, in Q.850. */
    private static final int BUSY = 17;

    /** Phones that forward their calls (302) to one another end there: each hop costs channels. */
    private static final int FORWARDS = 5;

    private CommonDialplan() {}

    /**
     * The narrowest limit first: what ends there has never counted for the tenant. A phone is known by its account
     * code, which its row sets; a trunk has none of ours, and none of a device's limits.
     */
    static void writeLimits(DialplanText text, CallLimits limits) {
        text.context(CallLimits.CONTEXT)
                .comment("How many calls there may be at once. One more is busy, and holds nothing.");
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
                """.formatted(
                        limits.perDevice(),
                        limits.perUser(),
                        limits.perUser(),
                        limits.legsPerTenant(),
                        BUSY,
                        limits.notices()));
    }

    /**
     * A caller from outside is one without a phone's account code. Extensions have six digits at most: what is shorter
     * than a whole number, or says digits in another way, is not shown as if it could be called back.
     */
    static void writeCalledUser(DialplanText text, CallLimits limits) {
        text.context("portal-called")
                .comment("Before a user's phones ring: an outside caller must not look like an extension, and no"
                        + " call goes on for ever.")
                .constant("""
                exten => user,1,GotoIf($["${CHANNEL(channeltype)}" = "Local"]?known,1)
                 same => n,Set(CHANNEL(max_forwards)=%d)
                 same => n,Set(TIMEOUT(absolute)=%d)
                 same => n,GotoIf($["${CHANNEL(accountcode)}" != "" | ${REGEX("^([+]?[0-9]{7,20}|[A-Za-z]*)$" ${CALLERID(num)})}]?known,1)
                 same => n,Set(CALLERID(name)=External ${FILTER(0-9,${CALLERID(num)})})
                 same => n,Set(CALLERID(num)=anonymous)
                 same => n,Return()
                exten => known,1,Return()
                """.formatted(FORWARDS, limits.longest().toSeconds()));
    }

    /** The context that every tenant's calls may end in, and from which none leads out. */
    static void writeNotices(DialplanText text) {
        text.context(Notice.CONTEXT).comment("How a call ends that cannot be put through. No way leads on from here.");
        for (Notice notice : Notice.values()) {
            text.extension(
                    notice.extension(),
                    CallLimits.countNotice(notice.cause()),
                    Common.PROGRESS.with(),
                    Common.WAIT.with(1),
                    Common.PLAYBACK.with(notice.sound(), "noanswer"),
                    Common.HANG_UP.with(notice.cause()));
        }
        text.comment("After the phones rang, by the outcome that Dial reports. A phone that fails is no failing trunk.")
                .extension("after_BUSY", Common.HANG_UP.with(17))
                .extension("after_NOANSWER", Notice.NO_ANSWER.step())
                .extension("after_CHANUNAVAIL", Notice.UNAVAILABLE.step())
                .extension("after_CONGESTION", Notice.UNAVAILABLE.step())
                .comment("After a mailbox or a sound that does not exist.")
                .extension("after_FAILED", Notice.UNAVAILABLE.step())
                .extension("_after_.", Common.HANG_UP.with(16));
    }
}
