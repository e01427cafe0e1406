package com.pbxportal.command.asterisk.ami;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What Asterisk tells of requests that it refuses. The one connection that stays open, as nothing else tells: it holds
 * no question and no list, and Asterisk keeps at most what it could not send within the account's {@code writetimeout}.
 */
@Component
public class SecurityEvents {

    private final Asterisk asterisk;
    private final AmiProperties properties;
    private volatile Optional<String> complaint = Optional.empty();
    private volatile boolean listening;
    private @Nullable AmiConnection open;
    private boolean closed;

    SecurityEvents(Asterisk asterisk, AmiProperties properties) {
        this.asterisk = asterisk;
        this.properties = properties;
    }

    /**
     * Listens for as long as the connection lasts.
     *
     * @throws AsteriskUnreachable if Asterisk does not let the portal in, or does not let it listen
     * @throws IOException if the connection ended
     */
    public void listen(Consumer<RefusedRequest> refused) throws IOException {
        requireRight();
        try (AmiConnection connection = keep(AmiConnection.openFor("security", properties))) {
            listening = true;
            SecurityEventLines lines = new SecurityEventLines();
            while (true) {
                lines.next(connection.line()).ifPresent(refused);
            }
        } finally {
            listening = false;
        }
    }

    /** Otherwise Asterisk opens a connection on which nothing ever comes. */
    private void requireRight() {
        complaint = asterisk.read(Reading::mayRead)
                .filter(rights -> !rights.contains("security") && !rights.contains("all"))
                .map(rights -> "Asterisk does not tell of refused registrations: in manager.conf, add security to the"
                        + " line read = of [" + properties.user() + "], then reload Asterisk's manager");
        complaint.ifPresent(sentence -> {
            throw new AsteriskUnreachable(sentence);
        });
    }

    /** What there is to mend in Asterisk's configuration, as of the last try to listen. */
    public Optional<String> complaint() {
        return complaint;
    }

    public boolean isListening() {
        return listening;
    }

    private synchronized AmiConnection keep(AmiConnection connection) {
        open = connection;
        if (closed) {
            connection.close();
        }
        return connection;
    }

    /** Ends {@link #listen} for good. */
    public synchronized void close() {
        closed = true;
        if (open != null) {
            open.close();
        }
    }
}
