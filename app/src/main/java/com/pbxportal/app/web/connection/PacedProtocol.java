package com.pbxportal.app.web.connection;

import java.util.Optional;
import org.apache.coyote.http11.Http11NioProtocol;

/** HTTP/1.1 over sockets of ours; public because Tomcat makes it by the name of its class. */
public final class PacedProtocol extends Http11NioProtocol {

    /**
     * In bytes. Linux takes twice as much; left alone, it takes 4 MB, and who reads nothing has dozens of answers made
     * before any has to wait. Enough for 5 MB a second over a tenth of a second.
     */
    private static final String LARGEST_UNREAD = String.valueOf(256 * 1024);

    public PacedProtocol() {
        super(new PacedEndpoint());
    }

    /**
     * A thread for each connection, so that none waits for another's client. They are platform threads: as many
     * are there only while as many clients keep one waiting.
     */
    void use(Connections connections, PaceProperties pace) {
        endpoint().use(connections, pace);
        setMaxThreads(connections.most());
        setProperty("socket.txBufSize", LARGEST_UNREAD);
        setKeepAliveTimeout(Math.toIntExact(pace.idle().toMillis()));
    }

    Optional<PacedSocket> socket(String id) {
        return endpoint().socket(id);
    }

    private PacedEndpoint endpoint() {
        return (PacedEndpoint) getEndpoint();
    }
}
