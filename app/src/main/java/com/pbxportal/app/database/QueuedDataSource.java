package com.pbxportal.app.database;

import com.pbxportal.command.FairPlaces;
import com.pbxportal.command.FairPlaces.Asker;
import com.pbxportal.command.FairPlaces.Place;
import com.pbxportal.shared.identity.Caller;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * The pool, with a short and fair queue of requests before it. What the portal does by itself, as following the events,
 * does not wait behind requests: some connections are for that alone.
 */
final class QueuedDataSource extends DelegatingDataSource {

    /** The class of SQLSTATEs of connections that cannot be made. */
    private static final String CANNOT_CONNECT = "08001";

    private final FairPlaces places;
    private final BooleanSupplier away;
    private final Set<LentConnection> lent = ConcurrentHashMap.newKeySet();

    /** Whether this thread has a connection: who has one must never wait for who has none. */
    private final ThreadLocal<Boolean> inside = ThreadLocal.withInitial(() -> false);

    /** @param away whether it is known that no connection would be of use */
    QueuedDataSource(DataSource pool, FairPlaces places, BooleanSupplier away) {
        super(pool);
        this.places = places;
        this.away = away;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Optional<Asker> asker = asker();
        if (asker.isEmpty() || inside.get()) {
            return super.getConnection();
        }
        refuseIfAway();
        Place place = places.take(asker.get())
                .orElseThrow(() -> new SQLTransientConnectionException("No turn", CANNOT_CONNECT, new DatabaseBusy()));
        try {
            refuseIfAway();
            LentConnection connection = new LentConnection(super.getConnection(), given -> takeBack(given, place));
            lent.add(connection);
            inside.set(true);
            return connection.shown();
        } catch (SQLException | RuntimeException e) {
            place.close();
            throw e;
        }
    }

    /** For requests that would wait for an answer that does not come. */
    void breakOff() {
        lent.forEach(LentConnection::breakOff);
    }

    private void takeBack(LentConnection given, Place place) {
        lent.remove(given);
        inside.remove();
        place.close();
    }

    private void refuseIfAway() throws SQLException {
        if (away.getAsBoolean()) {
            throw new SQLTransientConnectionException("PostgreSQL does not answer", CANNOT_CONNECT);
        }
    }

    private static Optional<Asker> asker() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof Caller caller) {
            return Optional.of(Asker.of(caller));
        }
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? Optional.of(Asker.at(attributes.getRequest().getRemoteAddr()))
                : Optional.empty();
    }
}
