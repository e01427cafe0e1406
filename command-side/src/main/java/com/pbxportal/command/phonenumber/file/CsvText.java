package com.pbxportal.command.phonenumber.file;

import com.pbxportal.shared.error.InvalidInput;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The text of a file: in the charset that was declared or that its byte order mark says, else UTF-8, and never by guess. */
final class CsvText {

    private static final Map<Charset, byte[]> BYTE_ORDER_MARKS = new LinkedHashMap<>();

    static {
        HexFormat hex = HexFormat.of();
        BYTE_ORDER_MARKS.put(StandardCharsets.UTF_8, hex.parseHex("efbbbf"));
        BYTE_ORDER_MARKS.put(StandardCharsets.UTF_16LE, hex.parseHex("fffe"));
        BYTE_ORDER_MARKS.put(StandardCharsets.UTF_16BE, hex.parseHex("feff"));
    }

    private static final String AS_MARK = "\ufeff";

    private CsvText() {}

    static String decode(byte[] file, @Nullable Charset declared) {
        Charset marked = marked(file);
        Charset charset = charset(declared, marked);
        String text = decodeStrictly(file, charset, declared != null || marked != null);
        String content = text.startsWith(AS_MARK) ? text.substring(1) : text;
        int nul = content.indexOf('\0');
        if (nul >= 0) {
            throw new InvalidInput(
                    "csv",
                    "Line " + line(content, nul) + " holds NUL, which is no text. If the file is UTF-16, say so:"
                            + " Content-Type: text/csv; charset=utf-16le");
        }
        return Normalizer.normalize(content, Normalizer.Form.NFC);
    }

    /** Of a position in a text, beginning with 1; lines end with LF, CRLF or CR. */
    static int line(CharSequence text, int position) {
        int line = 1;
        for (int i = 0; i < position; i++) {
            char c = text.charAt(i);
            if (c == '\n' || (c == '\r' && (i + 1 >= text.length() || text.charAt(i + 1) != '\n'))) {
                line++;
            }
        }
        return line;
    }

    private static @Nullable Charset marked(byte[] file) {
        return BYTE_ORDER_MARKS.entrySet().stream()
                .filter(mark -> Arrays.equals(mark.getValue(), Arrays.copyOf(file, mark.getValue().length)))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    private static Charset charset(@Nullable Charset declared, @Nullable Charset marked) {
        if (declared == null || declared.equals(marked)) {
            return marked == null ? StandardCharsets.UTF_8 : marked;
        }
        if (marked == null || (declared.equals(StandardCharsets.UTF_16) && !marked.equals(StandardCharsets.UTF_8))) {
            return declared;
        }
        throw new InvalidInput(
                "csv", "Content-Type says " + declared + ", but the file begins with the byte order mark of " + marked);
    }

    private static String decodeStrictly(byte[] file, Charset charset, boolean said) {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer bytes = ByteBuffer.wrap(file);
        CharBuffer text = CharBuffer.allocate((int) (file.length * (double) decoder.maxCharsPerByte()) + 1);
        boolean failed = decoder.decode(bytes, text, true).isError();
        text.flip();
        if (failed) {
            String line = "Line " + line(text, text.length()) + " is not " + charset + " (byte "
                    + HexFormat.of().withUpperCase().toHexDigits(bytes.get(bytes.position())) + ")";
            throw new InvalidInput(
                    "csv",
                    line
                            + (said
                                    ? ": declare the charset that the file has"
                                    : ": save the file as \"CSV UTF-8\", or declare its charset, as in"
                                            + " Content-Type: text/csv; charset=windows-1252"));
        }
        return text.toString();
    }
}
