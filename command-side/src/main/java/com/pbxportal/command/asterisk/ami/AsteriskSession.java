package com.pbxportal.command.asterisk.ami;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.asteriskjava.manager.ManagerConnection;
import org.asteriskjava.manager.action.CoreSettingsAction;
import org.asteriskjava.manager.action.DbDelAction;
import org.asteriskjava.manager.action.DbDelTreeAction;
import org.asteriskjava.manager.action.ManagerAction;
import org.asteriskjava.manager.event.DisconnectEvent;
import org.asteriskjava.manager.response.ManagerError;
import org.asteriskjava.manager.response.ManagerResponse;
import org.jspecify.annotations.Nullable;

/**
 * One logged-in connection for what Asterisk is to do; what it has is asked by {@link Asterisk#read}. Every answer has
 * a deadline, and a connection that breaks ends all that wait for one: then nothing is known of what Asterisk did.
 */
public final class AsteriskSession implements AutoCloseable {

    /** Family of AstDB. */
    private static final String REGISTRATIONS = "registrar/contact";

    private static final String BROKEN = "The connection to Asterisk AMI broke";

    private final ManagerConnection connection;
    private final AmiProperties properties;
    private final CompletableFuture<Void> broken = new CompletableFuture<>();

    AsteriskSession(ManagerConnection connection, AmiProperties properties) {
        this.connection = connection;
        this.properties = properties;
        connection.addEventListener(event -> {
            if (event instanceof DisconnectEvent) {
                broken.completeExceptionally(new AsteriskUnreachable(BROKEN));
            }
        });
    }

    /** What it said before we logged in: name and version of the protocol. */
    public String greeting() {
        return connection.getProtocolIdentifier();
    }

    /** Asterisk's own word on its version: that it answers shows that it works, and not only listens. */
    public String version() {
        ManagerResponse response = ask(new CoreSettingsAction(), properties.timeout());
        if (response instanceof ManagerError) {
            throw new AsteriskUnreachable("Asterisk refused to tell its version: " + response.getMessage());
        }
        return Optional.ofNullable(response.getAttribute("AsteriskVersion")).orElse("of unknown version");
    }

    /**
     * Has Asterisk read its dialplan again. Says nothing about what it then runs: Asterisk also answers with success
     * when it skipped lines, or all of a file.
     */
    public void reloadDialplan() {
        ManagerResponse response = ask(new Reload("pbx_config"), properties.reloadTimeout());
        if (response instanceof ManagerError) {
            throw new AsteriskRefused("Asterisk could not reload its dialplan (" + response.getMessage()
                    + "); its log names the file and line that it does not understand");
        }
    }

    /**
     * Has Asterisk open its connections to MariaDB anew: one that is older than a change of a table's columns answers
     * with nothing for good.
     */
    public void renewDatabaseConnections() {
        ManagerResponse response = ask(new Reload("res_odbc.so"), properties.timeout());
        if (response instanceof ManagerError) {
            throw new AsteriskRefused(
                    "Asterisk could not renew its connections to MariaDB (" + response.getMessage() + ")");
        }
    }

    /** Whether it is gone shows in the list of contacts alone: it may have run out meanwhile. */
    public void endRegistration(Contact contact) {
        ask(new DbDelAction(REGISTRATIONS, contact.id()), properties.timeout());
    }

    /** Forgets a family of Asterisk's own database. One that is not there already was what was wanted. */
    public void forget(String family) {
        ask(new DbDelTreeAction(family, null), properties.timeout());
    }

    @Override
    public void close() {
        Asterisk.close(connection);
    }

    private ManagerResponse ask(ManagerAction action, Duration timeout) {
        CompletableFuture<ManagerResponse> answer = new CompletableFuture<>();
        try {
            connection.sendAction(action, response -> complete(answer, response));
        } catch (IOException | IllegalStateException e) {
            throw new AsteriskUnreachable(BROKEN, e);
        }
        return await(answer, timeout);
    }

    /** A connection that breaks answers all questions with nothing, which must not pass for an answer. */
    private static void complete(CompletableFuture<ManagerResponse> answer, @Nullable ManagerResponse response) {
        if (response == null) {
            answer.completeExceptionally(new AsteriskUnreachable(BROKEN));
        } else {
            answer.complete(response);
        }
    }

    private ManagerResponse await(CompletableFuture<ManagerResponse> answer, Duration timeout) {
        try {
            CompletableFuture.anyOf(answer, broken).get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            return answer.join();
        } catch (TimeoutException e) {
            throw new AsteriskUnreachable("Asterisk AMI did not answer within " + timeout.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            throw new AsteriskUnreachable(BROKEN, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AsteriskUnreachable("Interrupted while waiting for Asterisk AMI", e);
        }
    }
}
