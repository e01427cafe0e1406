package com.pbxportal.shared.destination;

import com.pbxportal.shared.tenant.Slug;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A dialplan application with arguments, as a tenant may write one. What is not listed here is refused: everything
 * named can only speak to the caller or end the call, inside the tenant's own context, and no argument can hold a
 * variable, a function, a path or a second line.
 *
 * <p>Left out on purpose: {@code Answer} (alone it only starts the caller's bill), {@code Dial} (calls at the
 * tenant's cost to anywhere), and whatever reads a file or runs a program.
 */
public record ExternalDestination(Application application, List<String> arguments) {

    /** What may be written, in words for the one whose value was refused. */
    public static final String ALLOWED = "VoiceMail(<2-6 digits>@<own context>[,<any of u b s>]), "
            + "Goto(<own context>,<2-6 digits>,1), Playback(<sound>[&<sound>…] of letters, digits, - and _), "
            + "Hangup([<cause 1-127>]), Busy([<seconds 1-60>]), Congestion([<seconds 1-60>])";

    /** The applications, by the names that Asterisk gives them. */
    public enum Application {
        VOICE_MAIL("VoiceMail"),
        GOTO("Goto"),
        PLAYBACK("Playback"),
        HANGUP("Hangup"),
        BUSY("Busy"),
        CONGESTION("Congestion");

        private final String asteriskName;

        Application(String asteriskName) {
            this.asteriskName = asteriskName;
        }

        public String asteriskName() {
            return asteriskName;
        }

        private static Optional<Application> named(String name) {
            for (Application application : values()) {
                if (application.asteriskName.equalsIgnoreCase(name)) {
                    return Optional.of(application);
                }
            }
            return Optional.empty();
        }
    }

    private static final int MAX_LENGTH = 255;
    private static final int HIGHEST_CAUSE = 127;
    private static final int LONGEST_TONE = 60;
    private static final Pattern CALL = Pattern.compile("([A-Za-z]{1,20})(?:\\(([\\x21-\\x7e&&[^()]]*)\\))?");
    private static final Pattern VOICE_MAIL = Pattern.compile("([0-9]{2,6})@([a-z0-9-]+)(?:,([ubs]{1,3}))?");
    private static final Pattern GOTO = Pattern.compile("([a-z0-9-]+),([0-9]{2,6}),1");
    private static final Pattern SOUNDS = Pattern.compile("[A-Za-z0-9_-]{1,60}(?:&[A-Za-z0-9_-]{1,60}){0,7}");
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,2}");

    public ExternalDestination {
        arguments = List.copyOf(arguments);
    }

    /**
     * @param ownTenant the tenant whose context may be entered; no other is
     * @throws ExternalDestinationNotAllowed naming the field {@code assigned_value} and what is allowed
     */
    public static ExternalDestination parse(String value, Slug ownTenant) {
        return parse("assigned_value", value, ownTenant);
    }

    /** @param field that the refusal names */
    public static ExternalDestination parse(String field, String value, Slug ownTenant) {
        return tryParse(value, ownTenant).orElseThrow(() -> new ExternalDestinationNotAllowed(field, value, ownTenant));
    }

    public static Optional<ExternalDestination> tryParse(String value, Slug ownTenant) {
        Matcher call = CALL.matcher(value);
        if (value.length() > MAX_LENGTH || !call.matches()) {
            return Optional.empty();
        }
        String arguments = call.group(2) == null ? "" : call.group(2);
        return Application.named(call.group(1)).flatMap(application -> arguments(application, arguments, ownTenant)
                .map(parsed -> new ExternalDestination(application, parsed)));
    }

    /** The extension that is gone to, if any. */
    public Optional<Integer> extension() {
        return application == Application.GOTO ? Optional.of(Integer.valueOf(arguments.get(1))) : Optional.empty();
    }

    /** As it stands in the dialplan. */
    @Override
    public String toString() {
        return application.asteriskName() + "(" + String.join(",", arguments) + ")";
    }

    private static Optional<List<String>> arguments(Application application, String text, Slug tenant) {
        return switch (application) {
            case VOICE_MAIL -> voiceMail(text, tenant);
            case GOTO -> goTo(text, tenant);
            case PLAYBACK -> SOUNDS.matcher(text).matches() ? Optional.of(List.of(text)) : Optional.empty();
            case HANGUP -> optionalNumber(text, HIGHEST_CAUSE);
            case BUSY, CONGESTION -> optionalNumber(text, LONGEST_TONE);
        };
    }

    private static Optional<List<String>> voiceMail(String text, Slug tenant) {
        Matcher matcher = VOICE_MAIL.matcher(text);
        if (!matcher.matches() || !matcher.group(2).equals(tenant.context())) {
            return Optional.empty();
        }
        String box = matcher.group(1) + "@" + matcher.group(2);
        String options = matcher.group(3);
        return Optional.of(options == null ? List.of(box) : List.of(box, options));
    }

    private static Optional<List<String>> goTo(String text, Slug tenant) {
        Matcher matcher = GOTO.matcher(text);
        return matcher.matches()
                        && matcher.group(1).equals(tenant.context())
                        && matcher.group(2).charAt(0) != '0'
                ? Optional.of(List.of(matcher.group(1), matcher.group(2), "1"))
                : Optional.empty();
    }

    private static Optional<List<String>> optionalNumber(String text, int max) {
        if (text.isEmpty()) {
            return Optional.of(List.of());
        }
        return NUMBER.matcher(text).matches() && Integer.parseInt(text) <= max
                ? Optional.of(List.of(text))
                : Optional.empty();
    }
}
