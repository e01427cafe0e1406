package com.pbxportal.app.support;

import com.pbxportal.app.runtime.PortalRuntime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.util.FileSystemUtils;

/** A real PostgreSQL with an empty database, for one kind of tests; neither MariaDB nor Asterisk. */
public final class TestPostgres {

    private static final Map<String, String> NO_OTHER_PARTS = Map.of(
            "pbx.mariadb.url", "jdbc:mariadb://127.0.0.1:1/none",
            "pbx.mariadb.user", "nobody",
            "pbx.mariadb.password", "nothing",
            "pbx.asterisk.ami.host", "127.0.0.1",
            "pbx.asterisk.ami.port", "1");

    private TestPostgres() {}

    /** @return the settings that the application needs, keys included; the server ends with the process */
    public static Map<String, String> start() {
        try {
            Path folder = Files.createTempDirectory("pbx-test-");
            PortalRuntime runtime = PortalRuntime.startIn(folder, NO_OTHER_PARTS);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                runtime.close();
                FileSystemUtils.deleteRecursively(folder.toFile());
            }));
            return runtime.properties();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
