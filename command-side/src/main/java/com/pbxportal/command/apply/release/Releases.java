package com.pbxportal.command.apply.release;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The generated files as Asterisk sees them. Each release is a folder of its own beside a symbolic link that names
 * the one in force; renaming a new link over the old one switches all files at once. What was written by hand is
 * never touched.
 */
public final class Releases {

    private static final Logger log = LoggerFactory.getLogger(Releases.class);
    private static final int KEPT = 5;
    private static final String PREVIOUS = ".previous";
    private static final String NONE = "";
    private static final String FENCE = ".fence";
    private static final String OWNER = ".installation";

    private final Path link;
    private final Path parent;
    private final Path folder;

    /** @param link for example {@code /etc/asterisk/extensions.d/synergycall}; releases go to {@code …-releases} */
    public Releases(Path link) {
        this.link = link.toAbsolutePath();
        this.parent = Objects.requireNonNull(this.link.getParent(), "the folder of the link");
        this.folder = this.link.resolveSibling(this.link.getFileName() + "-releases");
    }

    /**
     * The release that Asterisk reads with its next reload. A link that somebody led elsewhere, or whose release is
     * gone, names none: the next apply leads it to its own.
     */
    public Optional<String> current() {
        try {
            if (!Files.isSymbolicLink(link)) {
                return Optional.empty();
            }
            Path target = link.resolveSibling(Files.readSymbolicLink(link)).normalize();
            return folder.equals(target.getParent()) && Files.isDirectory(target)
                    ? Optional.of(String.valueOf(target.getFileName()))
                    : Optional.empty();
        } catch (IOException e) {
            throw new ReleaseNotWritten(e);
        }
    }

    /** The release that was in force before this one, as it was noted when this one was written. */
    public Optional<String> previousOf(String release) {
        try {
            String previous = Files.readString(folder.resolve(release).resolve(PREVIOUS));
            return previous.equals(NONE) ? Optional.empty() : Optional.of(previous);
        } catch (IOException e) {
            throw new ReleaseNotWritten(e);
        }
    }

    /** The id of the installation that writes here; empty: none did yet. */
    public Optional<String> owner() {
        Path file = folder.resolve(OWNER);
        try {
            return Files.exists(file) ? Optional.of(text(file).strip()).filter(id -> !id.isEmpty()) : Optional.empty();
        } catch (IOException e) {
            throw new ReleaseNotWritten(e);
        }
    }

    public void giveTo(String installation) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(OWNER), installation + "\n");
            force(folder.resolve(OWNER));
        } catch (IOException e) {
            throw new ReleaseNotWritten(e);
        }
    }

    /** A release's files by name. */
    public Map<String, String> files(String release) {
        try (Stream<Path> paths = Files.list(folder.resolve(release))) {
            Map<String, String> files = new TreeMap<>();
            for (Path path : paths.filter(p -> p.toString().endsWith(".conf"))
                    .filter(Files::isRegularFile)
                    .toList()) {
                files.put(path.getFileName().toString(), text(path));
            }
            return files;
        } catch (IOException e) {
            throw new ReleaseNotWritten(e);
        }
    }

    /** Whether just these files are in force, as nobody has touched them since. */
    public boolean hold(Map<String, String> files) {
        return current().filter(this::exists).map(this::files).equals(Optional.of(files));
    }

    private boolean exists(String release) {
        return Files.isDirectory(folder.resolve(release));
    }

    /** What a link to the release has in it. */
    public String targetOf(String release) {
        return Path.of(String.valueOf(folder.getFileName()), release).toString();
    }

    /** Whatever is there now, by whoever. Bytes that are no text show as such instead of being in the way. */
    public InForce inForce() {
        try {
            Optional<String> target = Files.isSymbolicLink(link)
                    ? Optional.of(Files.readSymbolicLink(link).toString())
                    : Optional.empty();
            Map<String, Optional<String>> files = new TreeMap<>();
            if (Files.isDirectory(link)) {
                try (Stream<Path> paths = Files.list(link)) {
                    for (Path path :
                            paths.filter(p -> p.toString().endsWith(".conf")).toList()) {
                        Optional<String> text = Files.isRegularFile(path) ? Optional.of(text(path)) : Optional.empty();
                        files.put(String.valueOf(path.getFileName()), text);
                    }
                }
            }
            return new InForce(link.toString(), target, files);
        } catch (IOException e) {
            throw new ReleaseNotWritten("Cannot read the generated files: " + ReleaseNotWritten.explained(e));
        }
    }

    /**
     * Writes a release and puts it in force. Once more with the same name: does nothing if it is in force already.
     *
     * @param fence refused if a holder of a higher one has switched since
     * @return the release that was in force before
     */
    public Optional<String> publish(String release, Map<String, String> files, long fence) {
        try {
            refuseForeignFolder();
            Files.createDirectories(folder);
            return locked(fence, () -> {
                Optional<String> current = current();
                if (current.equals(Optional.of(release))) {
                    return previousOf(release);
                }
                write(folder.resolve(release), files, current.orElse(NONE));
                pointTo(release);
                removeOld(release, current.orElse(NONE));
                return current;
            });
        } catch (IOException e) {
            throw new ReleaseNotWritten(e);
        }
    }

    /** Puts an earlier release in force again; empty: none at all. Does nothing if it is. */
    public void restore(Optional<String> release, long fence) {
        try {
            Files.createDirectories(folder);
            locked(fence, () -> {
                if (!current().equals(release)) {
                    if (release.isPresent()) {
                        pointTo(release.get());
                    } else {
                        refuseForeignFolder();
                        Files.deleteIfExists(link);
                        force(parent);
                    }
                }
                return release;
            });
        } catch (IOException e) {
            throw new ReleaseNotWritten(e);
        }
    }

    /** Also of bytes that are none: what somebody wrote by hand must not be in the way of writing it anew. */
    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    private interface Work<T> {
        T run() throws IOException;
    }

    private <T> T locked(long fence, Work<T> work) throws IOException {
        Path file = folder.resolve(FENCE);
        try (FileChannel channel = FileChannel.open(
                        file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            String text = Files.readString(file).strip();
            if (!text.isEmpty() && Long.parseLong(text) > fence) {
                throw new ReleaseNotWritten("Another worker has taken over (" + text + " is later than " + fence + ")");
            }
            Files.writeString(file, Long.toString(fence));
            return work.run();
        }
    }

    private void refuseForeignFolder() {
        if (Files.exists(link, LinkOption.NOFOLLOW_LINKS) && !Files.isSymbolicLink(link)) {
            throw new ReleaseNotWritten(link + " is not a link that the portal made; what is in there was written by"
                    + " hand and is left alone. Move it elsewhere and apply again.");
        }
    }

    private void write(Path release, Map<String, String> files, String previous) throws IOException {
        Path unfinished = release.resolveSibling(release.getFileName() + ".new");
        delete(unfinished);
        delete(release);
        Files.createDirectory(unfinished);
        try {
            for (Map.Entry<String, String> file : files.entrySet()) {
                writeDurably(unfinished.resolve(file.getKey()), file.getValue());
            }
            writeDurably(unfinished.resolve(PREVIOUS), previous);
        } catch (IOException e) {
            delete(unfinished); // It would take what is left of a disk that is full.
            throw e;
        }
        force(unfinished);
        Files.move(unfinished, release, StandardCopyOption.ATOMIC_MOVE);
        force(folder);
    }

    private void pointTo(String release) throws IOException {
        if (!exists(release)) {
            throw new ReleaseNotWritten("The release " + release + " is no longer in " + folder);
        }
        Path fresh = link.resolveSibling(link.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        Files.createSymbolicLink(fresh, Path.of(folder.getFileName().toString(), release));
        Files.move(fresh, link, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        force(parent);
    }

    /** Not worth failing for: what could not be removed now is removed later. */
    private void removeOld(String current, String previous) {
        try (Stream<Path> paths = Files.list(folder)) {
            List<Path> old = paths.filter(Files::isDirectory)
                    .sorted(Comparator.comparing(Releases::age).reversed())
                    .skip(KEPT)
                    .toList();
            for (Path release : old) {
                String name = String.valueOf(release.getFileName());
                if (!name.equals(current) && !name.equals(previous)) {
                    delete(release);
                }
            }
        } catch (IOException e) {
            log.warn("Old releases in {} could not be removed: {}", folder, e.toString());
        }
    }

    private static long age(Path release) {
        try {
            return Files.getLastModifiedTime(release).toMillis();
        } catch (IOException e) {
            return 0;
        }
    }

    private static void writeDurably(Path file, String text) throws IOException {
        Files.writeString(file, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
        force(file);
    }

    private static void force(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static void delete(Path directory) throws IOException {
        if (!Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
