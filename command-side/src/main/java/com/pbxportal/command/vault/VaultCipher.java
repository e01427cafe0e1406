package com.pbxportal.command.vault;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * AES-256-GCM under a ring of keys. A sealed value is: length of the key id (1 byte), key id, nonce (12 bytes),
 * ciphertext with tag. The additional data binds it to its place: copied elsewhere, it does not open.
 */
@Component
public class VaultCipher {

    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final Map<String, SecretKeySpec> keys;
    private final String sealingKey;
    private final SecureRandom random = new SecureRandom();

    public VaultCipher(VaultProperties properties) {
        keys = parse(properties.keys());
        sealingKey = keys.keySet().iterator().next();
    }

    /** The id of the key that seals now. */
    public String sealingKey() {
        return sealingKey;
    }

    /** @param aad what the value belongs to; the same is needed to open it */
    public byte[] seal(String aad, byte[] clear) {
        byte[] keyId = sealingKey.getBytes(StandardCharsets.UTF_8);
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = run(Cipher.ENCRYPT_MODE, sealingKey, nonce, aad, clear);
        return ByteBuffer.allocate(1 + keyId.length + NONCE_BYTES + sealed.length)
                .put((byte) keyId.length)
                .put(keyId)
                .put(nonce)
                .put(sealed)
                .array();
    }

    public byte[] open(String aad, byte[] sealed) {
        ByteBuffer buffer = ByteBuffer.wrap(sealed);
        int keyIdLength = sealed.length == 0 ? 0 : buffer.get();
        if (keyIdLength < 1 || buffer.remaining() < keyIdLength + NONCE_BYTES) {
            throw new IllegalStateException("Not a sealed value: it was cut off or changed");
        }
        byte[] keyId = new byte[keyIdLength];
        byte[] nonce = new byte[NONCE_BYTES];
        buffer.get(keyId).get(nonce);
        byte[] rest = new byte[buffer.remaining()];
        buffer.get(rest);
        return run(Cipher.DECRYPT_MODE, new String(keyId, StandardCharsets.UTF_8), nonce, aad, rest);
    }

    private byte[] run(int mode, String keyId, byte[] nonce, String aad, byte[] input) {
        SecretKeySpec key = keys.get(keyId);
        if (key == null) {
            throw new IllegalStateException("pbx.vault.keys has no key \"" + keyId + "\", which sealed this value");
        }
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(aad.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "Key \"" + keyId + "\" does not open this value: wrong key, or it was moved", e);
        }
    }

    private static Map<String, SecretKeySpec> parse(List<String> pairs) {
        Map<String, SecretKeySpec> keys = new LinkedHashMap<>();
        for (String pair : pairs) {
            int colon = pair.indexOf(':');
            if (colon < 1) {
                throw new IllegalStateException("pbx.vault.keys: each key is id:base64, for example 2026:…");
            }
            String id = pair.substring(0, colon);
            byte[] key = decode(id, pair.substring(colon + 1));
            if (key.length != KEY_BYTES) {
                throw new IllegalStateException(
                        "pbx.vault.keys: key \"" + id + "\" has " + key.length + " bytes, AES-256 needs " + KEY_BYTES);
            }
            if (id.getBytes(StandardCharsets.UTF_8).length > Byte.MAX_VALUE) {
                throw new IllegalStateException(
                        "pbx.vault.keys: the id of a key has " + Byte.MAX_VALUE + " bytes at most: " + id);
            }
            if (keys.put(id, new SecretKeySpec(key, "AES")) != null) {
                throw new IllegalStateException("pbx.vault.keys: two keys are called \"" + id + "\"");
            }
        }
        if (keys.isEmpty()) {
            throw new IllegalStateException("pbx.vault.keys is empty: secrets could not be kept");
        }
        return keys;
    }

    private static byte[] decode(String id, String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("pbx.vault.keys: key \"" + id + "\" is not base64", e);
        }
    }
}
