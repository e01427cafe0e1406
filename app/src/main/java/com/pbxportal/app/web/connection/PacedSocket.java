package com.pbxportal.app.web.connection;

import com.pbxportal.app.web.problem.ClientTooSlow;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.function.Consumer;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.NioEndpoint.NioSocketWrapper;

/**
 * A socket that measures how long its client lets us wait. Tomcat reads the head of a request without blocking, and
 * its body, whatever coding that has, with: here is the one place through which both go, with TLS as without.
 */
final class PacedSocket extends NioSocketWrapper implements Connection {

    /** So much a socket takes at once when it takes anything; the kernel says that it does where a third is free. */
    private static final int PIECE = 8_192;

    private enum Stage {
        IDLE,
        HEAD,
        BODY,
        /** Answered; what is left of the body nobody wants. */
        REST,
        /** An answer that goes on for as long as there is news. */
        STREAM
    }

    private interface Read {
        int now() throws IOException;
    }

    private final String address;
    private final SocketChannel channel;
    private final PaceProperties limits;
    private final Consumer<PacedSocket> whenClosed;

    private volatile Stage stage = Stage.IDLE;
    private volatile boolean waiting = true;
    private volatile long since = System.nanoTime();
    private volatile Pace reading;
    private volatile Pace writing;

    PacedSocket(
            NioChannel tomcats,
            NioEndpoint endpoint,
            SocketChannel channel,
            PaceProperties limits,
            Consumer<PacedSocket> whenClosed) {
        super(tomcats, endpoint);
        this.address = channel.socket().getInetAddress().getHostAddress();
        this.channel = channel;
        this.limits = limits;
        this.whenClosed = whenClosed;
        this.reading = limits.ofBody();
        this.writing = limits.ofAnswer();
    }

    String id() {
        return getServletConnection("", "").getConnectionId();
    }

    /** Its head has been read. */
    void requestBegins() {
        reading = limits.ofBody();
        writing = limits.ofAnswer();
        stage = Stage.BODY;
    }

    void requestEnds(boolean goesOn) {
        reading = limits.ofRest();
        stage = goesOn ? Stage.STREAM : Stage.REST;
    }

    @Override
    public int read(boolean block, byte[] to, int offset, int length) throws IOException {
        return block
                ? await(() -> super.read(true, to, offset, length))
                : head(() -> super.read(false, to, offset, length));
    }

    @Override
    public int read(boolean block, ByteBuffer to) throws IOException {
        return block ? await(() -> super.read(true, to)) : head(() -> super.read(false, to));
    }

    private int head(Read read) throws IOException {
        waiting = false;
        int count = read.now();
        if (stage == Stage.HEAD) {
            if (System.nanoTime() - since > limits.head().toNanos()) {
                throw new ClientTooSlow("No whole head in " + limits.head());
            }
        } else if (count > 0 && stage != Stage.BODY) {
            since = System.nanoTime();
            stage = Stage.HEAD;
        }
        return count;
    }

    private int await(Read read) throws IOException {
        long usual = getReadTimeout();
        long left = reading.millisLeft();
        setReadTimeout(usual > 0 ? Math.min(usual, left) : left);
        updateLastRead();
        long begun = startWaiting();
        try {
            int count = read.now();
            reading.count(System.nanoTime() - begun, count);
            return count;
        } catch (ClientTooSlow e) {
            throw e;
        } catch (SocketTimeoutException e) {
            throw new ClientTooSlow("Nothing came");
        } finally {
            waiting = false;
            setReadTimeout(usual);
        }
    }

    @Override
    protected void doWrite(boolean block, ByteBuffer from) throws IOException {
        if (!block) {
            super.doWrite(false, from);
            return;
        }
        int end = from.limit();
        try {
            do {
                from.limit(Math.min(end, from.position() + PIECE));
                writePiece(from);
                from.limit(end);
            } while (from.hasRemaining());
        } finally {
            from.limit(end);
        }
    }

    private void writePiece(ByteBuffer piece) throws IOException {
        int length = piece.remaining();
        long begun = startWaiting();
        try {
            super.doWrite(true, piece);
            writing.count(System.nanoTime() - begun, length);
        } catch (SocketTimeoutException e) {
            // After a gap the client must not see more of it, but the end of the connection.
            previousIOException = e;
            throw e;
        } finally {
            waiting = false;
        }
    }

    private long startWaiting() {
        long now = System.nanoTime();
        since = now;
        waiting = true;
        return now;
    }

    /** The poller shall tell when more comes: of a head that has begun, of the next, or of a body that is read. */
    @Override
    public void registerReadInterest() {
        if (!waiting && stage != Stage.HEAD) {
            stage = Stage.IDLE;
            since = System.nanoTime();
        }
        waiting = true;
        super.registerReadInterest();
    }

    @Override
    protected void doClose() {
        super.doClose();
        whenClosed.accept(this);
    }

    @Override
    public String address() {
        return address;
    }

    @Override
    public boolean isIdle() {
        return isWaiting() && stage == Stage.IDLE;
    }

    @Override
    public boolean isWaiting() {
        return waiting || stage == Stage.STREAM;
    }

    @Override
    public boolean hasSpoken() {
        try {
            return channel.socket().getInputStream().available() > 0;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public long waitingSince() {
        return since;
    }

    /** Closing it here could pull it away from under a thread that just begins to use it. */
    @Override
    public void end() {
        try {
            channel.shutdownInput();
            channel.shutdownOutput();
        } catch (IOException e) {
            // It has ended by itself.
        }
    }
}
