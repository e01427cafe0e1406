package com.pbxportal.command.asterisk.ami;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads Asterisk's security events line by line, and believes no line for itself: Asterisk writes the name that was
 * tried as it came, line breaks included, up to 39 characters of it. So much holds neither an event's first two lines
 * nor the three that end with the address, and only these count.
 */
final class SecurityEventLines {

    private static final Map<String, RefusedRequest.Reason> REFUSALS = Map.of(
            "ChallengeResponseFailed", RefusedRequest.Reason.WRONG_PASSWORD,
            "InvalidPassword", RefusedRequest.Reason.WRONG_PASSWORD,
            "InvalidAccountID", RefusedRequest.Reason.UNKNOWN_NAME,
            "FailedACL", RefusedRequest.Reason.NOT_ALLOWED,
            "RequestNotAllowed", RefusedRequest.Reason.NOT_ALLOWED,
            "RequestNotSupported", RefusedRequest.Reason.NOT_ALLOWED,
            "AuthMethodNotAllowed", RefusedRequest.Reason.NOT_ALLOWED,
            "InvalidTransport", RefusedRequest.Reason.NOT_ALLOWED,
            "UnexpectedAddress", RefusedRequest.Reason.NOT_ALLOWED,
            "SessionLimit", RefusedRequest.Reason.NOT_ALLOWED);

    private static final String EVENT = "Event: ";
    private static final String FIRST_FIELD = "Privilege: security,all";
    private static final String SERVICE = "Service: ";
    private static final String ACCOUNT = "AccountID: ";
    private static final Pattern ADDRESS = Pattern.compile("RemoteAddress: IPV[46]/[A-Z]+/([0-9A-Fa-f:.]{2,45})/\\d+");

    /** Asterisk's word for an account that there is not. */
    private static final String NO_ACCOUNT = "<unknown>";

    private String event = "";
    private String service = "";
    private String account = "";
    private String before = "";
    private String beforeThat = "";

    /** @return what was refused, if it is known with this line */
    Optional<RefusedRequest> next(String line) {
        if (line.equals(FIRST_FIELD) && before.startsWith(EVENT)) {
            event = before.substring(EVENT.length());
            service = "";
            account = "";
        } else if (line.startsWith(SERVICE) && service.isEmpty()) {
            service = line.substring(SERVICE.length());
        } else if (line.startsWith(ACCOUNT) && account.isEmpty()) {
            account = line.substring(ACCOUNT.length());
        }
        boolean endsAddresses = before.startsWith("LocalAddress: ") && beforeThat.startsWith("SessionID: ");
        beforeThat = before;
        before = line;
        return endsAddresses ? refusal(line) : Optional.empty();
    }

    private Optional<RefusedRequest> refusal(String line) {
        RefusedRequest.Reason reason = REFUSALS.get(event);
        Matcher address = ADDRESS.matcher(line);
        if (reason == null || !service.equals("PJSIP") || !address.matches()) {
            return Optional.empty();
        }
        return Optional.of(
                account.equals(NO_ACCOUNT)
                        ? new RefusedRequest(address.group(1), "", RefusedRequest.Reason.UNKNOWN_NAME)
                        : new RefusedRequest(address.group(1), account, reason));
    }
}
