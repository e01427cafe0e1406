package com.pbxportal.command.apply.ami;

import java.io.IOException;
import org.asteriskjava.manager.AuthenticationFailedException;
import org.asteriskjava.manager.DefaultManagerConnection;
import org.asteriskjava.manager.ManagerConnection;
import org.asteriskjava.manager.TimeoutException;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * The way to Asterisk. Each piece of work opens a connection of its own and closes it: a connection that is always
 * new is never half dead.
 */
@Component
@EnableConfigurationProperties(AmiProperties.class)
public class Asterisk {

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
        connection.registerUserEventClass(AuthList.class);
        connection.registerUserEventClass(AuthListComplete.class);
        connection.registerUserEventClass(AorList.class);
        connection.registerUserEventClass(AorListComplete.class);
        try {
            ReaderThreads.login(connection);
            return new AsteriskSession(connection, properties);
        } catch (AuthenticationFailedException e) {
            close(connection);
            // With a cause, it is not Asterisk that refused: no answer came.
            throw new AsteriskUnreachable(
                    e.getCause() == null
                            ? "Asterisk refused the AMI account " + properties.user()
                            : "Cannot connect to Asterisk AMI",
                    e);
        } catch (IOException | TimeoutException | IllegalStateException e) {
            close(connection);
            throw new AsteriskUnreachable("Cannot connect to Asterisk AMI", e);
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
