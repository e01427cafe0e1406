package com.pbxportal.app.web.wellformed;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Percent-encoding as RFC 3986 has it, of bytes that are UTF-8. */
final class PercentEncoding {

    private PercentEncoding() {}

    /** @param encoded each character stands for one byte, as the container hands it over */
    static boolean isUtf8(String encoded) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(encoded.length());
        for (int at = 0; at < encoded.length(); at++) {
            char character = encoded.charAt(at);
            if (character != '%') {
                bytes.write(character);
                continue;
            }
            int high = digit(encoded, ++at);
            int low = digit(encoded, ++at);
            if (high < 0 || low < 0) {
                return false;
            }
            bytes.write(high * 16 + low);
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray()));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static int digit(String encoded, int at) {
        return at < encoded.length() ? Character.digit(encoded.charAt(at), 16) : -1;
    }
}
