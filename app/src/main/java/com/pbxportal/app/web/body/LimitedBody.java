package com.pbxportal.app.web.body;

import com.pbxportal.app.web.problem.ProblemKind;
import com.pbxportal.app.web.problem.Refusal;
import com.pbxportal.app.web.problem.RefusedException;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;

/** Stops reading where a body exceeds what is allowed; a chunked one does not say its length before. */
final class LimitedBody extends ServletInputStream {

    private final ServletInputStream body;
    private final long max;
    private final BodyMemory.Share share;
    private long read;

    LimitedBody(ServletInputStream body, long max, BodyMemory.Share share) {
        this.body = body;
        this.max = max;
        this.share = share;
    }

    static Refusal tooLarge(long max) {
        return Refusal.of(ProblemKind.BODY_TOO_LARGE, "The body is larger than " + max + " bytes");
    }

    @Override
    public int read() throws IOException {
        int next = body.read();
        count(next < 0 ? 0 : 1);
        return next;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = body.read(buffer, offset, length);
        count(Math.max(0, count));
        return count;
    }

    private void count(int bytes) {
        read += bytes;
        if (read > max) {
            throw new RefusedException(tooLarge(max));
        }
        share.take(bytes);
    }

    @Override
    public boolean isFinished() {
        return body.isFinished();
    }

    @Override
    public boolean isReady() {
        return body.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
        body.setReadListener(listener);
    }
}
