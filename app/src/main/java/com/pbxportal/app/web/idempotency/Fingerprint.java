package com.pbxportal.app.web.idempotency;

import com.pbxportal.shared.identity.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * What makes two requests the same: path, query and body, and the role in which the caller asks. Who has lost a
 * role since does not get the answer that the role once got.
 */
final class Fingerprint {

    private final MessageDigest digest;

    private Fingerprint(Caller caller, HttpServletRequest request) {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
        add(caller.role().wireName());
        add(String.valueOf(caller.tenantId()));
        add(request.getRequestURI());
        add(String.valueOf(request.getQueryString()));
    }

    static byte[] of(Caller caller, HttpServletRequest request, byte[] body) {
        Fingerprint fingerprint = new Fingerprint(caller, request);
        fingerprint.digest.update(body);
        return fingerprint.digest.digest();
    }

    private void add(String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }
}
