package com.pbxportal.command.apply.unmatched;

import com.pbxportal.command.apply.render.UnmatchedCalls;
import com.pbxportal.shared.listing.Paging;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Calls of a trunk to one address that is nobody's.
 *
 * @param address as it came, shortened; null: all that are beyond what is noted one by one
 */
record UnmatchedCall(String trunk, @Nullable String address, Instant first, Instant last, long count) {

    /** By what a request may sort, as the API names it. */
    static final List<String> SORTS = List.of("last_at", "first_at", "count");

    private static final Comparator<UnmatchedCall> BY_NAME = Comparator.comparing(UnmatchedCall::trunk)
            .thenComparing(UnmatchedCall::address, Comparator.nullsLast(Comparator.naturalOrder()));

    private static final Pattern KEY = Pattern.compile("([^/]+)/([^/]+)");
    private static final Pattern TIMES = Pattern.compile("([0-9]{1,11})-([0-9]{1,11})-([0-9]{1,15})");
    private static final Pattern CUT_ESCAPE = Pattern.compile("%[0-9A-Fa-f]?$");

    /** Empty: not what the portal's dialplan writes. */
    static Optional<UnmatchedCall> of(Map.Entry<String, String> entry) {
        Matcher key = KEY.matcher(entry.getKey());
        Matcher times = TIMES.matcher(entry.getValue());
        return key.matches() && times.matches()
                ? Optional.of(new UnmatchedCall(
                        key.group(1),
                        UnmatchedCalls.MORE.equals(key.group(2)) ? null : address(key.group(2)),
                        seconds(times.group(1)),
                        seconds(times.group(2)),
                        Long.parseLong(times.group(3))))
                : Optional.empty();
    }

    static Comparator<UnmatchedCall> inOrder(Paging.Order order) {
        Comparator<UnmatchedCall> rising =
                switch (order.field()) {
                    case "last_at" -> Comparator.comparing(UnmatchedCall::last);
                    case "first_at" -> Comparator.comparing(UnmatchedCall::first);
                    case "count" -> Comparator.comparing(UnmatchedCall::count);
                    default -> throw new IllegalArgumentException(order.field());
                };
        return (order.descending() ? rising.reversed() : rising).thenComparing(BY_NAME);
    }

    boolean isOf(@Nullable String wantedTrunk) {
        return wantedTrunk == null || wantedTrunk.equals(trunk);
    }

    /** Case as given. */
    boolean isTo(@Nullable String partOfAddress) {
        return partOfAddress == null
                || partOfAddress.isBlank()
                || address != null && address.contains(partOfAddress.strip());
    }

    private static String address(String encoded) {
        String whole = CUT_ESCAPE.matcher(encoded).replaceFirst("").replace("+", "%2B");
        try {
            return URLDecoder.decode(whole, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return encoded;
        }
    }

    private static Instant seconds(String sinceEpoch) {
        return Instant.ofEpochSecond(Long.parseLong(sinceEpoch));
    }
}
