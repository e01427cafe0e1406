package com.pbxportal.command.apply.guest;

/** The applications that every guest may use, and the steps that all calls have. */
public final class Common {

    public static final String CONTEXT = "[a-z][a-z0-9-]{0,78}";

    /** An extension, a number, or one of the portal's own extensions, perhaps by what an application reports. */
    private static final String EXTENSION = "(\\+?[0-9]{1,15}|[a-z][a-z_]{0,40}(\\$\\{(DIAL|VM|PLAYBACK)STATUS})?)";

    public static final Application GO_TO = Application.of("Goto", CONTEXT + "," + EXTENSION + ",1");
    public static final Application GO_SUB =
            Application.of("Gosub", "[a-z-]{1,40},[a-z]{1,20},1(\\([a-z0-9-]{1,40}(,[0-9]{1,15})?\\))?");
    public static final Application PROGRESS = Application.of("Progress", "");
    public static final Application WAIT = Application.of("Wait", "[0-9]{1,2}");
    public static final Application PLAYBACK =
            Application.of("Playback", "[A-Za-z0-9_-]{1,60}(&[A-Za-z0-9_-]{1,60}){0,7}(,noanswer)?");
    public static final Application VOICE_MAIL =
            Application.of("VoiceMail", "[0-9]{2,6}@" + CONTEXT + "(,[ubs]{1,3})?");
    public static final Application BUSY = Application.of("Busy", "([1-9][0-9]?)?");
    public static final Application CONGESTION = Application.of("Congestion", "([1-9][0-9]?)?");
    public static final Application HANG_UP = Application.of("Hangup", "([1-9][0-9]{0,2})?");

    /** Of the subroutine in {@code portal-called}. */
    private static final Step TO_USER = GO_SUB.with("portal-called", "user", 1);

    private Common() {}

    public static Step goTo(TenantContext context, TenantConfiguration tenant, Object extension) {
        return GO_TO.with(context.name(tenant), extension, 1);
    }

    /**
     * Before a user's phones ring: an outside caller must not look like an extension, and no call goes on for ever.
     */
    public static Step beforeRinging() {
        return TO_USER;
    }
}
