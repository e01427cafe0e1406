package com.pbxportal.command.apply.guest;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An application of Asterisk's dialplan, as far as the portal uses it. Every value was checked when it came in; the
 * grammar is the last look before Asterisk gets it, so what a value cannot be does not stand in there.
 *
 * @param arguments all that may stand between its parentheses
 */
public record Application(String name, Pattern arguments) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z]{1,20}");
    private static final Pattern NEVER = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp};\\\\\"]");

    /** Of which no grammar takes one: with it, a value could be an expression, another step, or the rest of a line. */
    private static final List<String> HOSTILE =
            List.of("${SHELL(id)}", "$[1+1]", "${X}", "a,1),System(id", "a)", "&", "|", "`id`", "<1>", "x,1,2,3");

    public Application {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("Not the name of an application: " + name);
        }
        Pattern grammar = arguments;
        HOSTILE.stream()
                .filter(hostile -> grammar.matcher(hostile).matches())
                .findFirst()
                .ifPresent(hostile -> {
                    throw new IllegalArgumentException(name + " would take " + hostile + ": that is no grammar");
                });
    }

    /** @param grammar of all arguments, commas included */
    public static Application of(String name, String grammar) {
        return new Application(name, Pattern.compile(grammar));
    }

    /** With these arguments and no others. */
    public static Application saying(String name, String arguments) {
        return of(name, Pattern.quote(arguments));
    }

    public Step with(Object... values) {
        return new Step(this, Arrays.stream(values).map(String::valueOf).collect(Collectors.joining(",")));
    }

    public boolean takes(String values) {
        return arguments.matcher(values).matches() && !NEVER.matcher(values).find();
    }
}
