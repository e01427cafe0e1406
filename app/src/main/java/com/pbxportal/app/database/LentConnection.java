package com.pbxportal.app.database;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A connection that tells when it is given back, and that another thread may break off. */
final class LentConnection implements InvocationHandler {

    private static final Logger log = LoggerFactory.getLogger(LentConnection.class);

    private final Connection connection;
    private final Consumer<LentConnection> giveBack;
    private final AtomicBoolean given = new AtomicBoolean();

    LentConnection(Connection connection, Consumer<LentConnection> giveBack) {
        this.connection = connection;
        this.giveBack = giveBack;
    }

    Connection shown() {
        return (Connection)
                Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {Connection.class}, this);
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(connection, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        } finally {
            if (method.getName().equals("close") && given.compareAndSet(false, true)) {
                giveBack.accept(this);
            }
        }
    }

    void breakOff() {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            log.debug("A connection could not be broken off: {}", e.getMessage());
        }
    }
}
