package com.pbxportal.command.apply.render;

import com.pbxportal.command.apply.guest.Common;
import com.pbxportal.command.apply.guest.Step;
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

    private static final Pattern CONTEXT = Pattern.compile(Common.CONTEXT);
    private static final Pattern EXTENSION =
            Pattern.compile("\\+?[0-9]{1,15}|[a-z][A-Za-z_]{0,40}|_[A-Za-z0-9_!.+*#\\[\\]-]{1,40}");
    private static final Pattern DEVICES =
            Pattern.compile("[A-Za-z]{1,20}[/:][A-Za-z0-9-]+(&[A-Za-z]{1,20}[/:][A-Za-z0-9-]+)*");

    /** It could end the line, or begin a comment that goes on beyond. */
    private static final Pattern NO_COMMENT = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]|;--");

    private final StringBuilder text = new StringBuilder();
    private final List<Passage> passages = new ArrayList<>();
    private @Nullable Thing thing;
    private String context = "";
    private int begun;

    DialplanText(String purpose) {
        comment("Written by PBX Portal. What is changed here by hand is lost with the next apply.");
        comment(purpose);
    }

    /** What follows is there for this thing, until another is named; null: whoever is there. */
    DialplanText of(@Nullable Thing next) {
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
        if (NO_COMMENT.matcher(words).find()) {
            throw new UnsafeDialplan(words);
        }
        line("; " + words);
        return this;
    }

    DialplanText include(String context) {
        line("include => " + required(CONTEXT, context));
        return this;
    }

    DialplanText extension(String extension, Step... steps) {
        return extension(extension, List.of(steps));
    }

    DialplanText extension(String extension, List<Step> steps) {
        line("exten => " + required(EXTENSION, extension) + ",1," + safe(steps.getFirst()));
        for (Step step : steps.subList(1, steps.size())) {
            line(" same => n," + safe(step));
        }
        return this;
    }

    /** @param devices whose state the extension has */
    DialplanText hint(String extension, String devices) {
        line("exten => " + required(EXTENSION, extension) + ",hint," + required(DEVICES, devices));
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

    private static Step safe(Step step) {
        if (!step.isSafe()) {
            throw new UnsafeDialplan(step.toString());
        }
        return step;
    }

    private static String required(Pattern grammar, String value) {
        if (!grammar.matcher(value).matches()) {
            throw new UnsafeDialplan(value);
        }
        return value;
    }
}
