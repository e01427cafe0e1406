package com.pbxportal.app.web.security;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** The key that signs, and those that once did, each under an id that gives nothing of it away. */
final class SigningKeys {

    private static final int SHORTEST = 32;

    private final String currentId;
    private final SecretKey current;
    private final Map<String, SecretKey> byId = new HashMap<>();

    SigningKeys(String current, List<String> previous) {
        byte[] key = decode("pbx.jwt.key", current);
        this.currentId = id(key);
        this.current = hmac(key);
        byId.put(currentId, this.current);
        for (String old : previous) {
            byte[] oldKey = decode("pbx.jwt.previous-keys", old);
            byId.put(id(oldKey), hmac(oldKey));
        }
    }

    String currentId() {
        return currentId;
    }

    SecretKey current() {
        return current;
    }

    @Nullable
    SecretKey find(@Nullable Object id) {
        return id instanceof String known ? byId.get(known) : null;
    }

    private static SecretKey hmac(byte[] key) {
        return new SecretKeySpec(key, "HmacSHA256");
    }

    private static String id(byte[] key) {
        return HexFormat.of().formatHex(sha256(key), 0, 4);
    }

    private static byte[] decode(String property, String base64) {
        byte[] key;
        try {
            key = Base64.getDecoder().decode(base64.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(property + " is not base64", e);
        }
        if (key.length < SHORTEST) {
            throw new IllegalStateException(property + " has " + key.length + " bytes, but needs at least " + SHORTEST
                    + "; make one with: openssl rand -base64 32");
        }
        return key;
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
