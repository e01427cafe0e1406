package com.pbxportal.app.web.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import com.pbxportal.app.web.client.RequestIds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.boot.logging.StandardStackTracePrinter;
import org.springframework.boot.logging.structured.StructuredLogFormatter;

/**
 * The log for people. Whatever a message is made of, an event begins one line: what would begin another, move the
 * cursor or turn the direction of the text is written as an escape. Only the frames of a stack trace, which no
 * request can choose, have lines of their own, and those are indented.
 */
public final class ReadableLog implements StructuredLogFormatter<ILoggingEvent> {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSSXXX", Locale.ROOT)
            .withZone(ZoneId.systemDefault());
    private static final StandardStackTracePrinter STACK_TRACE = StandardStackTracePrinter.rootLast()
            .withLineSeparator("\n")
            .withFormatter(thrown -> OneLine.of(thrown.toString()));

    @Override
    public String format(ILoggingEvent event) {
        StringBuilder line = new StringBuilder(200)
                .append(TIME.format(event.getInstant()))
                .append(String.format(Locale.ROOT, " %5s [", event.getLevel()))
                .append(OneLine.of(event.getThreadName()))
                .append("] ");
        // Answers say that the log has it under the request id.
        String requestId = event.getMDCPropertyMap().get(RequestIds.MDC_KEY);
        if (requestId != null) {
            line.append('[').append(OneLine.of(requestId)).append("] ");
        }
        line.append(event.getLoggerName())
                .append(" : ")
                .append(OneLine.of(event.getFormattedMessage()))
                .append('\n');
        if (event.getThrowableProxy() instanceof ThrowableProxy thrown) {
            appendStackTrace(thrown.getThrowable(), line);
        }
        return line.toString();
    }

    private static void appendStackTrace(Throwable thrown, StringBuilder line) {
        try {
            STACK_TRACE.printStackTrace(thrown, line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
