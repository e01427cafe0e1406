package com.pbxportal.app.web.json;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.io.IOContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonFactoryBuilder;
import tools.jackson.core.sym.PropertyNameMatcher;
import tools.jackson.core.util.JsonParserDelegate;

/**
 * Reads JSON whose every text can be stored and written again. Jackson's own decoder lets through bytes that are no
 * UTF-8, and both it and the escapes of JSON can say half a surrogate pair, which no database and no hash takes.
 */
final class StrictTextFactory extends JsonFactory {

    private static final long serialVersionUID = 1L;

    StrictTextFactory(JsonFactoryBuilder builder) {
        super(builder);
    }

    @Override
    protected JsonParser _createParser(ObjectReadContext read, IOContext io, InputStream utf8) throws JacksonException {
        return _createParser(read, io, decoded(utf8));
    }

    @Override
    protected JsonParser _createParser(ObjectReadContext read, IOContext io, byte[] utf8, int offset, int length)
            throws JacksonException {
        return _createParser(read, io, decoded(new ByteArrayInputStream(utf8, offset, length)));
    }

    @Override
    protected JsonParser _createParser(ObjectReadContext read, IOContext io, Reader text) throws JacksonException {
        return new StrictTextParser(super._createParser(read, io, text));
    }

    private static Reader decoded(InputStream utf8) {
        return new InputStreamReader(
                utf8,
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    private static final class StrictTextParser extends JsonParserDelegate {

        StrictTextParser(JsonParser parser) {
            super(parser);
        }

        @Override
        public @Nullable JsonToken nextToken() throws JacksonException {
            return checked(delegate.nextToken());
        }

        @Override
        public @Nullable JsonToken nextValue() throws JacksonException {
            return checked(delegate.nextValue());
        }

        @Override
        public @Nullable String nextName() throws JacksonException {
            return nextToken() == JsonToken.PROPERTY_NAME ? currentName() : null;
        }

        /** A name that is known needs no look: ours are plain. */
        @Override
        public int nextNameMatch(PropertyNameMatcher known) throws JacksonException {
            int match = delegate.nextNameMatch(known);
            if (match < 0) {
                checked(delegate.currentToken());
            }
            return match;
        }

        private @Nullable JsonToken checked(@Nullable JsonToken token) {
            if (token == JsonToken.VALUE_STRING && !isWellFormed(getString())
                    || token == JsonToken.PROPERTY_NAME && !isWellFormed(currentName())) {
                throw new StreamReadException(this, "A text holds half of a surrogate pair");
            }
            return token;
        }

        private static boolean isWellFormed(String text) {
            for (int at = 0; at < text.length(); at++) {
                char here = text.charAt(at);
                if (Character.isSurrogate(here)) {
                    boolean pair = Character.isHighSurrogate(here)
                            && at + 1 < text.length()
                            && Character.isLowSurrogate(text.charAt(at + 1));
                    if (!pair) {
                        return false;
                    }
                    at++;
                }
            }
            return true;
        }
    }
}
