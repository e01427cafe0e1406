package com.pbxportal.app.runtime.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * PostgreSQL refuses to run as root. Where we are root, it gets a user namespace in which it is not; where the kernel
 * or the folders do not allow that, it runs as an ordinary user who then owns its folder.
 */
final class Unprivileged {

    private static final int NOBODY = 65_534;

    private Unprivileged() {}

    /** What a command must be preceded by to work as an ordinary user on the folder; nothing if there is no way. */
    static Optional<List<String>> prefix(Path folder, Path program) throws IOException, InterruptedException {
        if (userId(Path.of("/proc/self")) != 0) {
            return Optional.of(List.of());
        }
        for (int owner : possibleOwners(folder)) {
            List<String> prefix = owner == 0 ? List.of("unshare", "-U") : asUser(owner);
            give(folder, owner);
            if (succeeds(prefix, "test", "-w", folder.toString())
                    && succeeds(prefix, program.toString(), "--version")) {
                return Optional.of(prefix);
            }
        }
        return Optional.empty();
    }

    private static List<Integer> possibleOwners(Path folder) throws IOException {
        List<Integer> owners = new ArrayList<>();
        if (userId(folder) != 0) {
            owners.add(userId(folder));
        }
        owners.add(0);
        String invoker = System.getenv().getOrDefault("SUDO_UID", "");
        owners.add(invoker.matches("[1-9]\\d*") ? Integer.parseInt(invoker) : NOBODY);
        return owners;
    }

    private static List<String> asUser(int id) {
        return List.of("setpriv", "--reuid=" + id, "--regid=" + id, "--clear-groups");
    }

    /** Hands a file to the owner of another. */
    static void giveLike(Path example, Path file) throws IOException {
        give(file, userId(example));
    }

    private static void give(Path folder, int owner) throws IOException {
        if (userId(folder) == owner) {
            return;
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.toList()) {
                Files.setAttribute(path, "unix:uid", owner);
            }
        }
    }

    private static int userId(Path path) throws IOException {
        return (int) Files.getAttribute(path, "unix:uid");
    }

    private static boolean succeeds(List<String> prefix, String... command) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(prefix);
        words.addAll(List.of(command));
        return new ProcessBuilder(words)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }
}
