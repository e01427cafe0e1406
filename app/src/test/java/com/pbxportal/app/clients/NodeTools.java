package com.pbxportal.app.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.pbxportal.app.support.Portal;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What npm has: installed once, outside the checkout, as the lock file says. */
final class NodeTools {

    static final Path SOURCES = Portal.repositoryFolder().resolve("app/src/test/clients");

    private NodeTools() {}

    /** The folder whose {@code node_modules} they are in. Where there is no npm: in CI a failure, else a reason to skip. */
    static Path install() throws IOException, InterruptedException {
        if (!"true".equals(System.getenv("CI"))) {
            assumeTrue(isOnThePath("npm"), "needs npm (on Debian and Ubuntu: apt install npm)");
        }
        assertThat(isOnThePath("npm")).describedAs("npm is installed").isTrue();
        String lock = Files.readString(SOURCES.resolve("package-lock.json"));
        Path folder = Files.createDirectories(cache().resolve("client-tools-" + Integer.toHexString(lock.hashCode())));
        try (FileChannel alone =
                FileChannel.open(folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            alone.lock();
            if (!Files.exists(folder.resolve(".installed"))) {
                for (String file : List.of("package.json", "package-lock.json")) {
                    Files.copy(SOURCES.resolve(file), folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
                }
                Tool.run(folder, List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"));
                Files.createFile(folder.resolve(".installed"));
            }
        }
        return folder;
    }

    private static Path cache() {
        return Optional.ofNullable(System.getenv("PBX_CACHE"))
                .map(Path::of)
                .or(() -> Optional.ofNullable(System.getenv("XDG_CACHE_HOME")).map(home -> Path.of(home, "pbx-portal")))
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache/pbx-portal"));
    }

    private static boolean isOnThePath(String program) {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
