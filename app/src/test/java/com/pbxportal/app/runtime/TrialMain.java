package com.pbxportal.app.runtime;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Map;

/** A portal whose application is an empty web server: what the launcher's own tests start as a process of its own. */
final class TrialMain {

    private TrialMain() {}

    public static void main(String[] arguments) {
        Launcher.launch(arguments, TrialMain::serve);
    }

    private static AutoCloseable serve(Map<String, Object> properties) throws IOException {
        int port = Integer.parseInt((String) properties.get("server.port"));
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
        server.start();
        return () -> server.stop(0);
    }
}
