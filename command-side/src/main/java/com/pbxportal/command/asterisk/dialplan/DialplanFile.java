package com.pbxportal.command.asterisk.dialplan;

import java.util.Collection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the files that the portal writes, as Asterisk would: what Asterisk has loaded is compared with the result. */
public final class DialplanFile {

    private static final Pattern CONTEXT = Pattern.compile("\\[([^]]+)]");
    private static final Pattern INCLUDE = Pattern.compile("include => (\\S+)");
    private static final Pattern FIRST = Pattern.compile("exten => ([^,]+),1,(.+)");
    private static final Pattern HINT = Pattern.compile("exten => ([^,]+),hint,(.+)");
    private static final Pattern NEXT = Pattern.compile(" same => n,(.+)");

    private DialplanFile() {}

    public static Dialplan read(Collection<String> texts) {
        Dialplan.Builder dialplan = new Dialplan.Builder();
        texts.forEach(text -> new Reader(dialplan).read(text));
        return dialplan.build();
    }

    private static final class Reader {

        private final Dialplan.Builder dialplan;
        private String context = "";
        private String extension = "";
        private int priority;

        private Reader(Dialplan.Builder dialplan) {
            this.dialplan = dialplan;
        }

        private void read(String text) {
            text.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith(";"))
                    .forEach(this::readLine);
        }

        private void readLine(String line) {
            Matcher matcher;
            if ((matcher = FIRST.matcher(line)).matches()) {
                extension = matcher.group(1);
                priority = 1;
                add(matcher.group(2));
            } else if ((matcher = HINT.matcher(line)).matches()) {
                dialplan.step(context, matcher.group(1), "hint", matcher.group(2));
            } else if ((matcher = NEXT.matcher(line)).matches()) {
                priority++;
                add(matcher.group(1));
            } else if ((matcher = INCLUDE.matcher(line)).matches()) {
                dialplan.include(context, matcher.group(1));
            } else if ((matcher = CONTEXT.matcher(line)).matches()) {
                context = matcher.group(1);
                dialplan.context(context);
            } else {
                throw new IllegalStateException("Not a line that the portal writes: " + line);
            }
        }

        private void add(String application) {
            dialplan.step(context, extension, Integer.toString(priority), application);
        }
    }
}
