package com.pbxportal.command.asterisk.ami;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.asteriskjava.manager.AuthenticationFailedException;
import org.asteriskjava.manager.ManagerConnection;
import org.asteriskjava.manager.TimeoutException;
import org.junit.jupiter.api.Test;

class ReaderThreadsTest {

    private final ManagerConnection connection = mock(ManagerConnection.class);

    @Test
    void a_reader_that_dies_is_nobody_elses_trouble() throws Exception {
        AtomicReference<Throwable> uncaught = new AtomicReference<>();
        AtomicReference<Thread> reader = new AtomicReference<>();
        doAnswer(call -> {
                    reader.set(Thread.ofPlatform().start(() -> {
                        throw new IllegalStateException("Failed to shutdown cleanly!");
                    }));
                    return null;
                })
                .when(connection)
                .login(any());
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> uncaught.set(failure));
        try {
            ReaderThreads.login(connection);
            reader.get().join();
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }

        assertThat(uncaught).hasNullValue();
    }

    @Test
    void why_a_login_failed_is_told_as_it_is() throws Exception {
        for (Exception failure : List.of(
                new IOException("gone"),
                new AuthenticationFailedException("no"),
                new TimeoutException("late"),
                new IllegalStateException("wrong"))) {
            doThrow(failure).when(connection).login(any());

            assertThatThrownBy(() -> ReaderThreads.login(connection)).isSameAs(failure);
        }
    }
}
