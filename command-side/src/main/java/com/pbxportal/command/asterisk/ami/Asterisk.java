package com.pbxportal.command.asterisk.ami;

import java.io.IOException;
import java.util.function.Function;
import org.asteriskjava.manager.AuthenticationFailedException;
import org.asteriskjava.manager.DefaultManagerConnection;
import org.asteriskjava.manager.ManagerConnection;
import org.asteriskjava.manager.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * The way to Asterisk. Each piece of work opens a connection of its own and closes it: a connection that is always
 * new is never half dead.
 */
@Component
@EnableConfigurationProperties(AmiProperties.class)
public class Asterisk {

    private static final Logger log = LoggerFactory.getLogger(Asterisk.class);

    /** So often an answer that is not whole is asked for. */
    private static final int TRIES = 3;

    private final AmiProperties properties;

    Asterisk(AmiProperties properties) {
        this.properties = properties;
    }

    /** @throws AsteriskUnreachable if Asterisk does not let the portal in within the connect timeout */
    public AsteriskSession connect() {
        DefaultManagerConnection connection = new DefaultManagerConnection(
                properties.host(), properties.port(), properties.user(), properties.secret());
        int millis = (int) properties.connectTimeout().toMillis();
        connection.setSocketTimeout(millis);
        connection.setDefaultResponseTimeout(properties.timeout().toMillis());
        try {
            ReaderThreads.login(connection);
            return new AsteriskSession(connection, properties);
        } catch (AuthenticationFailedException e) {
            close(connection);
            // With a cause, it is not Asterisk that refused: no answer came.
            throw e.getCause() == null
                    ? new AccountRefused(properties.user(), e)
                    : new AsteriskUnreachable("Cannot connect to Asterisk AMI", e);
        } catch (IOException | TimeoutException | IllegalStateException e) {
            close(connection);
            throw new AsteriskUnreachable("Cannot connect to Asterisk AMI", e);
        }
    }

    /**
     * Asks what Asterisk has, and believes it only when every answer has come whole: each entry, their count, and a
     * ping after them, as Asterisk ends a connection on which it could not send everything. What is not whole is asked
     * for again.
     *
     * @param questions may be asked more than once
     * @throws TornAnswer if none of the answers came whole
     * @throws AsteriskUnreachable if Asterisk does not let the portal in, or does not answer in time
     */
    public <T> T read(Function<Reading, T> questions) {
        long deadline = System.nanoTime() + properties.reloadTimeout().toNanos();
        for (int attempt = 1; ; attempt++) {
            try (AmiConnection connection = AmiConnection.open(properties)) {
                return believed(connection, questions);
            } catch (TornAnswer e) {
                log.warn("{} (try {} of {})", e.getMessage(), attempt, TRIES);
                if (attempt == TRIES || System.nanoTime() > deadline) {
                    throw e;
                }
            }
        }
    }

    private <T> T believed(AmiConnection connection, Function<Reading, T> questions) {
        try {
            T answer = questions.apply(new Reading(connection, properties));
            connection.ping();
            return answer;
        } catch (AsteriskRefused e) {
            connection.ping();
            throw e;
        }
    }

    static void close(ManagerConnection connection) {
        try {
            connection.logoff();
        } catch (IllegalStateException e) {
            // It was not connected any more: what was wanted.
        }
    }
}
