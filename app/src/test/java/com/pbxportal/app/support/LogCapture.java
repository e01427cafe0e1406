package com.pbxportal.app.support;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.slf4j.LoggerFactory;

/**
 * What is logged while this is open, with all that an encoder would write. Reads the events rather than the
 * console: where the log goes and in which format is up to whichever application of this JVM started last.
 */
public final class LogCapture implements AutoCloseable {

    /** @param fields the request's context and the event's key-value pairs */
    public record Line(String logger, String message, Map<String, String> fields, String stackTrace) {}

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final List<Line> lines = new CopyOnWriteArrayList<>();
    private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            lines.add(line(event));
        }
    };

    private LogCapture() {
        appender.setContext(root.getLoggerContext());
        appender.start();
        root.addAppender(appender);
    }

    public static LogCapture start() {
        return new LogCapture();
    }

    public List<Line> lines() {
        return lines;
    }

    /** Everything in one text, to look for what must not be in it. */
    public String text() {
        return lines.stream().map(Line::toString).collect(Collectors.joining("\n"));
    }

    private static Line line(ILoggingEvent event) {
        Map<String, String> fields = new TreeMap<>(event.getMDCPropertyMap());
        if (event.getKeyValuePairs() != null) {
            event.getKeyValuePairs().forEach(pair -> fields.put(pair.key, String.valueOf(pair.value)));
        }
        return new Line(
                event.getLoggerName(),
                event.getFormattedMessage(),
                fields,
                ThrowableProxyUtil.asString(event.getThrowableProxy()));
    }

    @Override
    public void close() {
        root.detachAppender(appender);
        appender.stop();
    }
}
