package com.pbxportal.app.web.json;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.converter.StringHttpMessageConverter;

/** Text bodies: a byte that is none of the charset's is an error, not a question mark in a stored value. */
public final class StrictStringConverter extends StringHttpMessageConverter {

    public StrictStringConverter() {
        super(StandardCharsets.UTF_8);
        setWriteAcceptCharset(false);
    }

    @Override
    protected String readInternal(Class<? extends String> type, HttpInputMessage message) throws IOException {
        MediaType sent = message.getHeaders().getContentType();
        Charset charset = Objects.requireNonNullElse(sent == null ? null : sent.getCharset(), StandardCharsets.UTF_8);
        byte[] body = message.getBody().readAllBytes();
        try {
            return charset.newDecoder().decode(ByteBuffer.wrap(body)).toString();
        } catch (CharacterCodingException e) {
            throw new HttpMessageNotReadableException("Not " + charset, e, message);
        }
    }
}
