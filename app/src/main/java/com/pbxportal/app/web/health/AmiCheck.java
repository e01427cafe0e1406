package com.pbxportal.app.web.health;

import com.pbxportal.command.asterisk.ami.Asterisk;
import com.pbxportal.command.asterisk.ami.AsteriskSession;
import com.pbxportal.command.asterisk.ami.AsteriskUnreachable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Whether Asterisk's manager interface is there. It greets before anybody logs in, but writes a line into its log of
 * each who then does not: so where the portal can log in, it does.
 */
@Component
@ConditionalOnExpression("'${pbx.roles:command,projector,query}'.contains('command')")
@Order(3)
class AmiCheck implements HealthCheck {

    private static final int MILLIS = 1_000;
    private static final int LONGEST_GREETING = 100;
    private static final String GREETING = "Asterisk Call Manager";

    private final AmiProperties ami;
    private final ObjectProvider<Asterisk> asterisk;

    AmiCheck(AmiProperties ami, ObjectProvider<Asterisk> asterisk) {
        this.ami = ami;
        this.asterisk = asterisk;
    }

    @Override
    public String name() {
        return "ami";
    }

    @Override
    public Finding look() throws IOException {
        Asterisk here = asterisk.getIfAvailable();
        if (here != null) {
            try (AsteriskSession session = here.connect()) {
                return Finding.healthy(session.greeting());
            } catch (AsteriskUnreachable e) {
                // What is there all the same says its greeting.
            }
        }
        return greeting();
    }

    private Finding greeting() throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(ami.host(), ami.port()), MILLIS);
            socket.setSoTimeout(MILLIS);
            String greeting = firstLine(socket);
            return greeting.startsWith(GREETING)
                    ? Finding.healthy(greeting)
                    : Finding.unhealthy("port " + ami.port() + " is not Asterisk's manager interface");
        }
    }

    private static String firstLine(Socket socket) throws IOException {
        StringBuilder line = new StringBuilder();
        var in = socket.getInputStream();
        for (int next = in.read(); next >= 0 && next != '\n' && line.length() < LONGEST_GREETING; next = in.read()) {
            line.append((char) next);
        }
        return new String(line.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.US_ASCII).strip();
    }
}
