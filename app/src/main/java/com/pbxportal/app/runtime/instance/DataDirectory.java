package com.pbxportal.app.runtime.instance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.stream.Stream;

/** The folder that holds everything an instance must not lose, and what it leaves behind while it runs. */
public record DataDirectory(Path root) {

    /** Others may pass through, but see nothing: PostgreSQL may run as another user than we do. */
    private static final String PASSABLE = "rwx--x--x";

    private static final String PRIVATE_FOLDER = "rwx------";
    private static final String PRIVATE_FILE = "rw-------";

    public static DataDirectory open(Path root) {
        try {
            Files.createDirectories(root.resolve("log"));
            Files.createDirectories(root.resolve("tmp"));
            Path real = root.toRealPath();
            permit(real, PASSABLE);
            permit(real.resolve("log"), PRIVATE_FOLDER);
            permit(real.resolve("tmp"), PRIVATE_FOLDER);
            return new DataDirectory(real);
        } catch (AccessDeniedException e) {
            throw new StartRefused("cannot write into the data directory " + root + " (choose another with --data)", e);
        } catch (IOException e) {
            throw new StartRefused("cannot use the data directory " + root + ": " + e.getMessage(), e);
        }
    }

    public Path lock() {
        return root.resolve("lock");
    }

    /** Who holds the lock; meaningful only while it is held. */
    public Path pid() {
        return root.resolve("portal.pid");
    }

    /** Written when the portal is ready, removed when it stops. */
    public Path readyFile() {
        return root.resolve("portal.env");
    }

    public Path secrets() {
        return root.resolve("secrets.properties");
    }

    public Path ports() {
        return root.resolve("ports.properties");
    }

    public Path postgres() {
        return root.resolve("postgres");
    }

    public Path mariaDb() {
        return root.resolve("mariadb");
    }

    public Path asterisk() {
        return root.resolve("asterisk");
    }

    public Path temporary() {
        return root.resolve("tmp");
    }

    /** Of what a killed run has left. */
    public void clearTemporary() throws IOException {
        try (Stream<Path> left = Files.list(temporary())) {
            for (Path path : left.toList()) {
                deleteTree(path);
            }
        }
    }

    public Path log(String name) {
        return root.resolve("log").resolve(name + ".log");
    }

    /** An empty log for this run; the run before is kept beside it. */
    public Path newLog(String name) throws IOException {
        Path log = log(name);
        if (Files.exists(log)) {
            Files.move(log, log.resolveSibling(name + ".log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
        return log;
    }

    public static Path privateFolder(Path folder) throws IOException {
        Files.createDirectories(folder);
        permit(folder, PRIVATE_FOLDER);
        return folder;
    }

    /** Replaces the whole file or nothing of it; never readable by others, not even for a moment. */
    public static void writePrivately(Path file, String text) {
        try {
            Path draft = file.resolveSibling(file.getFileName() + ".new");
            Files.deleteIfExists(draft);
            Files.createFile(
                    draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(PRIVATE_FILE)));
            Files.writeString(draft, text);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    public static void deleteTree(Path folder) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }

    private static void permit(Path path, String permissions) throws IOException {
        if (!PosixFilePermissions.toString(Files.getPosixFilePermissions(path)).equals(permissions)) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        }
    }
}
