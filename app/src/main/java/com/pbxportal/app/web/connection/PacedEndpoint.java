package com.pbxportal.app.web.connection;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.SocketBufferHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks {@link Connections} before it takes a socket, and takes it as a {@link PacedSocket}. */
final class PacedEndpoint extends NioEndpoint {

    private static final Logger log = LoggerFactory.getLogger(PacedEndpoint.class);

    private final Map<String, PacedSocket> sockets = new ConcurrentHashMap<>();
    private @Nullable Connections books;
    private @Nullable PaceProperties limits;

    /** Tomcat makes endpoints itself, by the name of a class. */
    void use(Connections connections, PaceProperties pace) {
        books = connections;
        limits = pace;
    }

    Optional<PacedSocket> socket(String id) {
        return Optional.ofNullable(sockets.get(id));
    }

    @Override
    protected boolean setSocketOptions(SocketChannel channel) {
        try {
            if (books != null && limits != null && admits(books, channel)) {
                enter(books, limits, channel);
                return true;
            }
        } catch (IOException | RuntimeException e) {
            log.debug("A socket could not be taken", e);
        }
        if (!connections.containsKey(channel)) {
            destroySocket(channel);
        }
        return false;
    }

    private static boolean admits(Connections books, SocketChannel channel) {
        return books.admits(channel.socket().getInetAddress().getHostAddress());
    }

    /** As the endpoint that this one extends does it, but with a wrapper of ours. */
    private void enter(Connections books, PaceProperties limits, SocketChannel channel) throws IOException {
        NioChannel tomcats = getNioChannels() == null ? null : getNioChannels().pop();
        if (tomcats == null) {
            tomcats = createChannel(new SocketBufferHandler(
                    socketProperties.getAppReadBufSize(),
                    socketProperties.getAppWriteBufSize(),
                    socketProperties.getDirectBuffer()));
        }
        PacedSocket socket = new PacedSocket(tomcats, this, channel, limits, closed -> {
            sockets.remove(closed.id());
            books.leaves(closed);
        });
        tomcats.reset(channel, socket);
        connections.put(channel, socket);
        channel.configureBlocking(false);
        socketProperties.setProperties(channel.socket());
        socket.setReadTimeout(getConnectionTimeout());
        socket.setWriteTimeout(getConnectionTimeout());
        socket.setKeepAliveLeft(getMaxKeepAliveRequests());
        sockets.put(socket.id(), socket);
        books.enters(socket);
        getPoller().register(socket);
    }
}
