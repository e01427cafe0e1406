package com.pbxportal.command.apply.preflight;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Asterisk's configuration as it would be: what was written by hand is there by links, what the portal generates is
 * the candidate.
 */
final class CandidateFolder implements AutoCloseable {

    private final Path folder;

    private CandidateFolder(Path folder) {
        this.folder = folder;
    }

    /** @param dialplan the portal's own folder, within {@code etc} */
    static CandidateFolder of(Path etc, Path dialplan, Map<String, String> files) throws IOException {
        CandidateFolder candidate = new CandidateFolder(Files.createTempDirectory("pbx-candidate"));
        try {
            candidate.link(etc, candidate.folder, etc.resolve(dialplan));
            Path generated = Files.createDirectories(candidate.folder.resolve(dialplan));
            for (Map.Entry<String, String> file : files.entrySet()) {
                Files.writeString(generated.resolve(file.getKey()), file.getValue());
            }
            return candidate;
        } catch (IOException | RuntimeException e) {
            candidate.close();
            throw e;
        }
    }

    Path path() {
        return folder;
    }

    private void link(Path source, Path target, Path portals) throws IOException {
        for (Path entry : entriesOf(source)) {
            Path there = target.resolve(entry.getFileName());
            if (entry.equals(portals)) {
                continue;
            }
            if (portals.startsWith(entry)) {
                link(entry, Files.createDirectories(there), portals);
            } else {
                Files.createSymbolicLink(there, entry);
            }
        }
    }

    private static List<Path> entriesOf(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.toList();
        }
    }

    /** Without following a link. */
    @Override
    public void close() throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
