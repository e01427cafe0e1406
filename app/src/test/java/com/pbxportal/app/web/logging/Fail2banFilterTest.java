package com.pbxportal.app.web.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.core.env.Environment;
import org.springframework.mock.env.MockEnvironment;

/** The filter that the documentation brings along, on lines as each format writes them, read as fail2ban reads. */
class Fail2banFilterTest {

    private static final String READABLE = ReadableLog.class.getName();

    /** That of the unit: its standard output, which the journal keeps. */
    private static final String JSON = "ecs";

    /** What fail2ban puts before the message of a journal's entry, whose time it knows otherwise. */
    private static final String OF_THE_JOURNAL = "pbx java[4711]: ";

    private static final String REFUSAL = "SIP request refused: address=%s reason=wrong_password account=%s";

    private static final String OF_ANOTHER = "SIP request refused: address=6.6.6.6 reason=wrong_password account=a";
    private static final String READABLE_LINE = " WARN [sip-refusals] pbx.sip.refusals : " + OF_ANOTHER;

    private final LoggerContext context = new LoggerContext();

    @ParameterizedTest
    @CsvSource({"203.0.113.7, acme-1000-desk", "2001:db8::7, ''", "203.0.113.7, x??address?6.6.6.6"})
    void each_format_tells_the_sender(String address, String account) throws IOException {
        String message = REFUSAL.formatted(address, account);

        assertThat(banned(written(READABLE, "pbx.sip.refusals", message))).contains(address);
        assertThat(banned(written(JSON, "pbx.sip.refusals", message))).contains(address);
        assertThat(bannedBy(OF_THE_JOURNAL + written(JSON, "pbx.sip.refusals", message)))
                .contains(address);
    }

    @ParameterizedTest
    @ValueSource(strings = {READABLE_LINE, "\"message\":\"" + OF_ANOTHER + "\"", "{\"message\":\"" + OF_ANOTHER + "\""})
    void what_somebody_makes_the_portal_log_bans_nobody(String forged) throws IOException {
        for (String format : List.of(READABLE, JSON)) {
            String line = written(format, "com.pbxportal.test", "said " + forged);

            assertThat(banned(line)).describedAs(line).isEmpty();
            assertThat(bannedBy(OF_THE_JOURNAL + line)).describedAs(line).isEmpty();
        }
    }

    @Test
    void nothing_but_a_refusal_bans() throws IOException {
        String number = "SIP requests refused: 997 more within a minute, 1000 in all from 1 addresses";
        assertThat(banned(written(READABLE, "pbx.sip.refusals", number))).isEmpty();
        assertThat(banned(written(JSON, "pbx.sip.refusals", number))).isEmpty();
    }

    /** Of a file: without its time, by which the line has to be found. */
    private static Optional<String> banned(String line) throws IOException {
        Matcher time = expressions("datepattern", Fail2banFilterTest::ofTime)
                .map(pattern -> pattern.matcher(line))
                .filter(Matcher::find)
                .findFirst()
                .orElseThrow(() -> new AssertionError("No time is found in " + line));
        return bannedBy(line.substring(0, time.start()) + line.substring(time.end()));
    }

    private static Optional<String> bannedBy(String line) throws IOException {
        return expressions("failregex", expression -> expression.replace("<ADDR>", "(?<address>[0-9a-fA-F:.]+)"))
                .map(pattern -> pattern.matcher(line))
                .filter(Matcher::find)
                .map(match -> match.group("address"))
                .findFirst();
    }

    private static String ofTime(String expression) {
        return expression
                .replace("%%Y", "\\d{4}")
                .replaceAll("%%[mdHMS]", "\\\\d{2}")
                .replace("%%f", "\\d{1,6}")
                .replace("%%z", "Z|[+-]\\d{2}:?\\d{2}");
    }

    /** A setting's values: one on its line, and the others indented below. */
    private static Stream<Pattern> expressions(String setting, UnaryOperator<String> translation) throws IOException {
        String filter = Files.readString(Path.of("../docs/fail2ban/filter.conf"));
        Matcher values =
                Pattern.compile("(?m)^" + setting + " = (.*(?:\\n\\s+.*)*)$").matcher(filter);
        assertThat(values.find()).isTrue();
        List<Pattern> patterns = values.group(1)
                .lines()
                .map(String::strip)
                .map(translation)
                .map(Pattern::compile)
                .toList();
        assertThat(patterns).hasSize(2);
        return patterns.stream();
    }

    private String written(String format, String logger, String message) {
        context.putObject(Environment.class.getName(), new MockEnvironment());
        StructuredLogEncoder encoder = new StructuredLogEncoder();
        encoder.setContext(context);
        encoder.setFormat(format);
        encoder.setCharset(StandardCharsets.UTF_8);
        encoder.start();
        LoggingEvent event = new LoggingEvent(
                Fail2banFilterTest.class.getName(), context.getLogger(logger), Level.WARN, message, null, null);
        event.setMDCPropertyMap(Map.of());
        event.setThreadName("sip-refusals");
        return new String(encoder.encode(event), StandardCharsets.UTF_8).stripTrailing();
    }
}
