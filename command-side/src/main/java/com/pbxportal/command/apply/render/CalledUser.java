package com.pbxportal.command.apply.render;

/** What is to be settled of a call before a user's phones ring. */
final class CalledUser {

    private static final String CONTEXT = "portal-called";

    /** Phones that forward their calls (302) to one another end there: each hop costs channels. */
    private static final int FORWARDS = 5;

    private CalledUser() {}

    static String check() {
        return "Gosub(" + CONTEXT + ",user,1)";
    }

    /**
     * A caller from outside is one without a phone's account code. Extensions have six digits at most: what is shorter
     * than a whole number, or says digits in another way, is not shown as if it could be called back.
     */
    static void writeTo(DialplanText text, CallLimits limits) {
        text.context(CONTEXT)
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
}
