package com.pbxportal.query.phonenumber;

import com.pbxportal.shared.identity.UserId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * How many files one account may have under way, of each node: a file takes the whole of the numbers from the database,
 * and a thread for as long as its reader likes, where any other answer is a page. A listing is there for who wants more.
 */
@Component
class ExportPlaces {

    private static final int MOST = 2;

    private final Map<UserId, Integer> taken = new ConcurrentHashMap<>();

    /** To be given back. */
    interface Place extends AutoCloseable {
        @Override
        void close();
    }

    Place take(UserId account) {
        taken.merge(account, 1, (others, one) -> {
            if (others == MOST) {
                throw new TooManyExports(MOST);
            }
            return others + one;
        });
        return () -> taken.computeIfPresent(account, (same, count) -> count == 1 ? null : count - 1);
    }
}
