package com.pbxportal.app.web.connection;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Optional;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/** Tells a socket where a request begins and where it has been answered: from the bytes alone that cannot be seen. */
final class RequestStages extends ValveBase {

    RequestStages() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        Optional<PacedSocket> socket = socket(request);
        socket.ifPresent(PacedSocket::requestBegins);
        try {
            getNext().invoke(request, response);
        } finally {
            socket.ifPresent(answered -> answered.requestEnds(request.isAsyncStarted()));
        }
    }

    private static Optional<PacedSocket> socket(Request request) {
        return request.getConnector().getProtocolHandler() instanceof PacedProtocol protocol
                ? protocol.socket(request.getServletConnection().getConnectionId())
                : Optional.empty();
    }
}
