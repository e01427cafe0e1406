package com.pbxportal.command.asterisk.ami;

import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.asteriskjava.manager.AuthenticationFailedException;
import org.asteriskjava.manager.ManagerConnection;
import org.asteriskjava.manager.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where asterisk-java's readers live, and may die in peace: one that is asked to stop when it has nothing left to do
 * waits for its event pump to confirm, finds it gone already, and throws, all work done. Threads belong to the group
 * of the one that made them, so that the connection is made in one of this group.
 */
final class ReaderThreads extends ThreadGroup {

    private static final Logger log = LoggerFactory.getLogger(ReaderThreads.class);
    private static final ReaderThreads GROUP = new ReaderThreads();

    private ReaderThreads() {
        super("ami");
    }

    /** Without events: the portal asks, and hears answers only. */
    static void login(ManagerConnection connection)
            throws IOException, AuthenticationFailedException, TimeoutException {
        FutureTask<Void> login = new FutureTask<>(() -> {
            connection.login("off");
            return null;
        });
        new Thread(GROUP, login, "ami-login").start();
        try {
            login.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted", e);
        } catch (ExecutionException e) {
            switch (Objects.requireNonNull(e.getCause())) {
                case IOException io -> throw io;
                case AuthenticationFailedException refused -> throw refused;
                case TimeoutException late -> throw late;
                case RuntimeException unchecked -> throw unchecked;
                default -> throw new IllegalStateException(e.getCause());
            }
        }
    }

    @Override
    public void uncaughtException(Thread reader, Throwable failure) {
        log.debug("{} ended: {}", reader.getName(), failure.getMessage());
    }
}
