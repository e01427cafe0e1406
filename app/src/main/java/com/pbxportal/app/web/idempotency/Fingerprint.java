package com.pbxportal.app.web.idempotency;

import com.pbxportal.shared.identity.Caller;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
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

    /** A form with files: the boundary between its parts is new each time, the parts are not. */
    static byte[] ofParts(Caller caller, HttpServletRequest request) throws IOException, ServletException {
        Fingerprint fingerprint = new Fingerprint(caller, request);
        for (Part part : request.getParts()) {
            fingerprint.add(part.getName());
            fingerprint.add(String.valueOf(part.getSubmittedFileName()));
            fingerprint.add(Long.toString(part.getSize()));
            try (InputStream content = part.getInputStream()) {
                fingerprint.digest.update(content.readAllBytes());
            }
        }
        return fingerprint.digest.digest();
    }

    private void add(String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }
}
