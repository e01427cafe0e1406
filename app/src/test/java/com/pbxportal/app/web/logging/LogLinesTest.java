package com.pbxportal.app.web.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.core.env.Environment;
import org.springframework.mock.env.MockEnvironment;

/** Whatever is logged, in whichever format: an event is one line, but for the indented frames of a stack trace. */
class LogLinesTest {

    private static final List<String> FORMATS = List.of(ReadableLog.class.getName(), "ecs", "logstash");

    private static final List<String> HOSTILE = List.of(
            "a\n2026-11-26T00:00:00.000Z  INFO [main] forged : b",
            "a\r\nb",
            "a\u0085b",
            "a\u2028b\u2029c",
            "\u001b[2J\u001b[31mred",
            "\u009b31mred",
            "a\u0000\u0007\u0008b",
            "\u202egnp.exe",
            "\ud800");

    private final LoggerContext context = new LoggerContext();

    static Stream<String> formats() {
        return FORMATS.stream();
    }

    @ParameterizedTest
    @MethodSource("formats")
    void no_value_begins_a_line_or_speaks_to_the_terminal(String format) {
        StructuredLogEncoder encoder = encoder(format);
        for (String hostile : HOSTILE) {
            String logged = written(encoder, event(hostile, null));

            assertThat(logged).endsWith("\n");
            assertThat(logged.substring(0, logged.length() - 1))
                    .describedAs(format + " of " + hostile.replaceAll("\\p{C}", "?"))
                    .doesNotContainPattern("[\\p{Cntrl}\\u0080-\\u009f]");
        }
    }

    @ParameterizedTest
    @MethodSource("formats")
    void nor_does_what_an_exception_says(String format) {
        StructuredLogEncoder encoder = encoder(format);
        for (String hostile : HOSTILE) {
            RuntimeException thrown =
                    new IllegalStateException(hostile, new IllegalArgumentException("cause: " + hostile));
            thrown.addSuppressed(new IllegalStateException(hostile));

            String logged = written(encoder, event("failed", thrown));

            assertThat(logged.lines().skip(1)).describedAs(format).allSatisfy(line -> assertThat(line)
                    .matches("(\\t.*|Caused by: .*|java\\.lang\\..*)"));
            assertThat(logged.replaceAll("\n\t*", ""))
                    .describedAs(format)
                    .doesNotContainPattern("[\\p{Cntrl}\\u0080-\\u009f]");
        }
    }

    private ILoggingEvent event(String value, @Nullable Throwable thrown) {
        Logger logger = context.getLogger("com.pbxportal.test");
        LoggingEvent event = new LoggingEvent(
                LogLinesTest.class.getName(), logger, Level.WARN, "said {}", thrown, new Object[] {value});
        event.setMDCPropertyMap(Map.of("request_id", value));
        event.setThreadName("main");
        return event;
    }

    private StructuredLogEncoder encoder(String format) {
        context.putObject(Environment.class.getName(), new MockEnvironment());
        StructuredLogEncoder encoder = new StructuredLogEncoder();
        encoder.setContext(context);
        encoder.setFormat(format);
        encoder.setCharset(StandardCharsets.UTF_8);
        encoder.start();
        return encoder;
    }

    private static String written(StructuredLogEncoder encoder, ILoggingEvent event) {
        return new String(encoder.encode(event), StandardCharsets.UTF_8);
    }
}
