package com.pbxportal.command.apply.render;

/**
 * What a caller hears when a call cannot be put through, and the cause (Q.850) that the call ends with. It is played
 * before any answer: nobody is charged, and the carrier learns what came of its call.
 */
enum Notice {
    NOT_IN_SERVICE("not_in_service", "ss-noservice", 1),
    SUSPENDED("suspended", "ss-noservice", 21),
    NO_SUCH_EXTENSION("no_such_extension", "pbx-invalid", 1),
    UNAVAILABLE("unavailable", "vm-nobodyavail", 20),
    NO_ANSWER("no_answer", "vm-nobodyavail", 19),
    OUTSIDE_CALLS_BLOCKED("outside_calls_blocked", "cannot-complete-as-dialed", 21);

    static final String CONTEXT = "portal-notices";

    private final String extension;
    private final String sound;
    private final int cause;

    Notice(String extension, String sound, int cause) {
        this.extension = extension;
        this.sound = sound;
        this.cause = cause;
    }

    /** Leads a call on by what an application reports of its end. */
    static String after(String variable) {
        return "Goto(" + CONTEXT + ",after_${" + variable + "},1)";
    }

    /** Leads a call to the notice. */
    String application() {
        return "Goto(" + CONTEXT + "," + extension + ",1)";
    }

    private void writeTo(DialplanText text) {
        text.extension(
                extension,
                CallLimits.countNotice(cause),
                "Progress()",
                "Wait(1)",
                "Playback(" + sound + ",noanswer)",
                "Hangup(" + cause + ")");
    }

    /** The context that every tenant's calls may end in, and from which none leads out. */
    static void writeAll(DialplanText text) {
        text.context(CONTEXT).comment("How a call ends that cannot be put through. No way leads on from here.");
        for (Notice notice : values()) {
            notice.writeTo(text);
        }
        text.comment("After the phones rang, by the outcome that Dial reports. A phone that fails is no failing trunk.")
                .extension("after_BUSY", "Hangup(17)")
                .extension("after_NOANSWER", NO_ANSWER.application())
                .extension("after_CHANUNAVAIL", UNAVAILABLE.application())
                .extension("after_CONGESTION", UNAVAILABLE.application())
                .comment("After a mailbox or a sound that does not exist.")
                .extension("after_FAILED", UNAVAILABLE.application())
                .extension("_after_.", "Hangup(16)");
    }
}
