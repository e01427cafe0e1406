package com.pbxportal.command.apply.render;

import com.pbxportal.shared.configuration.Slice;
import com.pbxportal.shared.configuration.Thing;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Writes dialplan, one line at a time, and refuses any that could be read as something else. Every value was
 * checked when it came in; this is the last look before Asterisk gets it.
 */
final class DialplanText {

    private static final Pattern CONTEXT = Pattern.compile("[a-z][a-z0-9-]{0,78}");
    private static final Pattern EXTENSION =
            Pattern.compile("\\+?[0-9]{1,15}|[a-z][A-Za-z_]{0,40}|_[A-Za-z0-9_!.+*#\\[\\]-]{1,40}");
    private static final Pattern APPLICATION = Pattern.compile("[A-Za-z]{1,20}\\([A-Za-z0-9 ,&@/+:_.${}-]*\\)"
            + "|Gosub\\([a-z-]{1,40},[a-z]{1,20},1(\\([a-z0-9-]{1,40}(,[0-9]{1,15})?\\))?\\)");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(DIAL|VM|PLAYBACK)STATUS}");

    private final StringBuilder text = new StringBuilder();
    private final List<Passage> passages = new ArrayList<>();
    private @Nullable Thing thing;
    private String context = "";
    private int begun;

    DialplanText(String purpose) {
        comment("Written by PBX Portal. What is changed here by hand is lost with the next apply.");
        comment(purpose);
    }

    /** What follows is there for this thing, until another is named. */
    <C extends Record> DialplanText of(Slice<C> slice, C one) {
        return of(slice.thing(one));
    }

    /** What follows is there whoever is there. */
    DialplanText ofNobody() {
        return of(null);
    }

    private DialplanText of(@Nullable Thing next) {
        endPassage();
        thing = next;
        return this;
    }

    private void endPassage() {
        if (thing != null && text.length() > begun) {
            passages.add(new Passage(thing, context, begun, text.length()));
        }
        begun = text.length();
    }

    DialplanText context(String name) {
        endPassage();
        context = name;
        line('\n' + "[" + required(CONTEXT, name) + "]");
        return this;
    }

    DialplanText comment(String words) {
        line("; " + words);
        return this;
    }

    DialplanText include(String context) {
        line("include => " + required(CONTEXT, context));
        return this;
    }

    DialplanText extension(String extension, String... applications) {
        return extension(extension, List.of(applications));
    }

    DialplanText extension(String extension, List<String> applications) {
        line("exten => " + required(EXTENSION, extension) + ",1," + application(applications.getFirst()));
        for (String application : applications.subList(1, applications.size())) {
            line(" same => n," + application(application));
        }
        return this;
    }

    /** Lines that are the same for everybody: there is no value in them that came from outside. */
    DialplanText constant(String lines) {
        text.append(lines);
        return this;
    }

    /** By whose they are; what is nobody's is in none. */
    List<Passage> passages() {
        endPassage();
        return List.copyOf(passages);
    }

    @Override
    public String toString() {
        return text.toString();
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    private static String application(String application) {
        String withoutVariables = VARIABLE.matcher(application).replaceAll("");
        if (withoutVariables.indexOf('$') >= 0 || withoutVariables.indexOf('{') >= 0) {
            throw new UnsafeDialplan(application);
        }
        return required(APPLICATION, application);
    }

    private static String required(Pattern grammar, String value) {
        if (!grammar.matcher(value).matches()) {
            throw new UnsafeDialplan(value);
        }
        return value;
    }
}
