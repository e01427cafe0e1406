package com.pbxportal.command.apply.drift;

import com.pbxportal.command.apply.render.Owner;
import com.pbxportal.command.apply.render.Ownership;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The lines of a dialplan file, by whose they are. Takes any text, as anybody may have written it. */
final class OwnedLines {

    private static final Pattern CONTEXT = Pattern.compile("\\s*\\[([^]]+)].*");
    private static final Pattern EXTENSION = Pattern.compile("\\s*exten\\s*=>?\\s*([^,\\s]+)\\s*,.*");

    private OwnedLines() {}

    /** Without what is nobody's. */
    static Map<Owner, String> in(String text, Ownership ownership) {
        Map<Owner, StringBuilder> parts = new HashMap<>();
        String context = "";
        String extension = "";
        for (String line : text.lines().toList()) {
            Matcher matcher;
            if ((matcher = CONTEXT.matcher(line)).matches()) {
                context = matcher.group(1);
                extension = "";
            } else if ((matcher = EXTENSION.matcher(line)).matches()) {
                extension = matcher.group(1);
            }
            @Nullable Owner owner = ownership.of(context, extension);
            if (owner != null && !line.isBlank()) {
                parts.computeIfAbsent(owner, o -> new StringBuilder())
                        .append(line)
                        .append('\n');
            }
        }
        Map<Owner, String> texts = new HashMap<>();
        parts.forEach((owner, lines) -> texts.put(owner, lines.toString()));
        return texts;
    }
}
