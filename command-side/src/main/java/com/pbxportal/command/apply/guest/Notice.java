package com.pbxportal.command.apply.guest;

/**
 * What a caller hears when a call cannot be put through, and the cause (Q.850) that the call ends with. It is played
 * before any answer: nobody is charged, and the carrier learns what came of its call.
 */
public enum Notice {
    NOT_IN_SERVICE("not_in_service", "ss-noservice", 1),
    SUSPENDED("suspended", "ss-noservice", 21),
    NO_SUCH_EXTENSION("no_such_extension", "pbx-invalid", 1),
    UNAVAILABLE("unavailable", "vm-nobodyavail", 20),
    NO_ANSWER("no_answer", "vm-nobodyavail", 19),
    OUTSIDE_CALLS_BLOCKED("outside_calls_blocked", "cannot-complete-as-dialed", 21);

    public static final String CONTEXT = "portal-notices";

    private final String extension;
    private final String sound;
    private final int cause;

    Notice(String extension, String sound, int cause) {
        this.extension = extension;
        this.sound = sound;
        this.cause = cause;
    }

    /** Leads a call on by what an application reports of its end. */
    public static Step after(String variable) {
        return Common.GO_TO.with(CONTEXT, "after_${" + variable + "}", 1);
    }

    /** Leads a call to the notice. */
    public Step step() {
        return Common.GO_TO.with(CONTEXT, extension, 1);
    }

    /** Where it is played. */
    public String extension() {
        return extension;
    }

    public String sound() {
        return sound;
    }

    public int cause() {
        return cause;
    }
}
