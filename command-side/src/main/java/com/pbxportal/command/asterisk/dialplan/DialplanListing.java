package com.pbxportal.command.asterisk.dialplan;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what Asterisk's {@code dialplan show} prints. */
public final class DialplanListing {

    private static final Pattern CONTEXT = Pattern.compile("\\[ Context '(.+)' created by '.*' ]");
    private static final Pattern INCLUDE = Pattern.compile("  Include => +'(.+)' +\\[.*]");
    private static final Pattern OTHER = Pattern.compile("  (Alt\\. Switch|Ignore pattern) => +'(.+)' +\\[.*]");
    private static final Pattern FIRST = Pattern.compile("  '(.+?)' => +(\\d+|hint)[.:] (.*?) *(\\[[^\\[]*])?");
    private static final Pattern NEXT = Pattern.compile(" +(\\[.*] +)?(\\d+)\\. (.*?) *(\\[[^\\[]*])?");

    private DialplanListing() {}

    public static Dialplan read(String text) {
        Reader reader = new Reader();
        text.lines().forEach(reader::read);
        return reader.dialplan.build();
    }

    private static final class Reader {

        private final Dialplan.Builder dialplan = new Dialplan.Builder();
        private String context = "";
        private String extension = "";

        private void read(String line) {
            Matcher matcher;
            if ((matcher = CONTEXT.matcher(line)).matches()) {
                context = matcher.group(1);
                dialplan.context(context);
            } else if ((matcher = INCLUDE.matcher(line)).matches()) {
                dialplan.include(context, matcher.group(1));
            } else if ((matcher = OTHER.matcher(line)).matches()) {
                dialplan.include(context, matcher.group(1) + " " + matcher.group(2));
            } else if ((matcher = FIRST.matcher(line)).matches()) {
                extension = matcher.group(1);
                dialplan.step(context, extension, matcher.group(2), matcher.group(3));
            } else if ((matcher = NEXT.matcher(line)).matches()) {
                dialplan.step(context, extension, matcher.group(2), matcher.group(3));
            }
        }
    }
}
