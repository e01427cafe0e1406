package com.pbxportal.command.apply.realtime;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.function.Supplier;
import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * Connections to a server that may go and come back. A pool that was refused one asks again ever more seldom, and
 * would go on refusing for up to ten seconds after the server is back: such a pool is thrown away.
 */
final class RealtimePool extends AbstractDataSource implements AutoCloseable {

    private final Supplier<HikariDataSource> pools;
    private HikariDataSource pool;

    RealtimePool(Supplier<HikariDataSource> pools) {
        this.pools = pools;
        this.pool = pools.get();
    }

    @Override
    public Connection getConnection() throws SQLException {
        HikariDataSource present = present();
        try {
            return present.getConnection();
        } catch (SQLTransientConnectionException e) {
            boolean isRefused = e.getCause() != null;
            if (isRefused && replace(present)) {
                present.close();
            }
            throw e;
        }
    }

    @Override
    public Connection getConnection(String user, String password) {
        throw new UnsupportedOperationException("There is one account");
    }

    private synchronized HikariDataSource present() {
        return pool;
    }

    /** @return false if somebody else has replaced it */
    private synchronized boolean replace(HikariDataSource refused) {
        boolean isMine = pool == refused;
        if (isMine) {
            pool = pools.get();
        }
        return isMine;
    }

    @Override
    public synchronized void close() {
        pool.close();
    }
}
