package com.pbxportal.app.web.client;

import com.pbxportal.shared.identity.Caller;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** What the audit log keeps of a request. */
public final class Origins {

    private static final int LONGEST_USER_AGENT = 300;

    private Origins() {}

    public static Caller.Origin of(HttpServletRequest request) {
        return new Caller.Origin(
                request.getRemoteAddr(), userAgent(request.getHeader("User-Agent")), RequestIds.of(request));
    }

    /** Anybody can write anything here: without control characters it can neither forge a log line nor a cell. */
    static @Nullable String userAgent(@Nullable String header) {
        if (header == null) {
            return null;
        }
        String plain = header.replaceAll("\\p{Cntrl}|\\p{Cf}", " ").strip();
        return plain.length() <= LONGEST_USER_AGENT ? plain : plain.substring(0, LONGEST_USER_AGENT);
    }
}
