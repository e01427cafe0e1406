package com.pbxportal.command.apply.preflight;

import com.pbxportal.command.apply.render.Disclosure;
import com.pbxportal.command.asterisk.dialplan.DialplanFile;
import com.pbxportal.command.asterisk.dialplan.DialplanListing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Has a disposable Asterisk load what would be written, before the live one is touched: it takes a file with a parse
 * error for an empty one, and says so nowhere but in its log.
 */
public final class Preflight {

    private static final int SHOWN = 5;
    private static final int WRONG = 1;
    private static final int NO_ASTERISK_HERE = 3;

    private final List<String> command;
    private final Duration patience;
    private final Path etc;
    private final Path dialplan;

    /**
     * @param command what is run with the candidate's folder as its last argument: prints {@code dialplan show}, on
     *     stderr what is wrong with it; status 0 if nothing is, 1 if something is, 3 if there is no Asterisk to try it
     *     with ({@code asterisk/sandbox check}). Empty: there is no such command
     * @param dialplan the portal's own folder, within {@code etc}
     */
    public Preflight(List<String> command, Duration patience, Path etc, Path dialplan) {
        this.command = List.copyOf(command);
        this.patience = patience;
        this.etc = etc.toAbsolutePath();
        this.dialplan = dialplan;
    }

    private record Trial(int status, String loaded, List<String> complaints) {}

    /**
     * @param disclosure what may be said to whoever reads of it
     * @return why it was not tried; empty: it was, and all was loaded as it was generated
     */
    public Optional<String> of(Map<String, String> files, Disclosure disclosure) {
        if (command.isEmpty()) {
            return Optional.of("pbx.apply.preflight names no command");
        }
        try (CandidateFolder candidate = CandidateFolder.of(etc, dialplan, files)) {
            Trial trial = run(candidate.path());
            return judge(trial, files, disclosure);
        } catch (IOException e) {
            throw new PreflightFailed("The files could not be tried out: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PreflightFailed("Interrupted while the files were tried out");
        }
    }

    private static Optional<String> judge(Trial trial, Map<String, String> files, Disclosure disclosure) {
        return switch (trial.status()) {
            case 0 -> {
                List<String> points =
                        disclosure.differences(DialplanFile.read(files.values()), DialplanListing.read(trial.loaded()));
                if (!points.isEmpty()) {
                    throw new PreflightFailed(
                            "Asterisk would not load what was generated: " + String.join("; ", points));
                }
                yield Optional.empty();
            }
            case NO_ASTERISK_HERE -> Optional.of(first(trial.complaints()));
            case WRONG ->
                throw new PreflightFailed("Asterisk would not load it as it is meant: "
                        + disclosure.complaints(first(trial.complaints())));
            default ->
                throw new PreflightFailed("The files could not be tried out (status " + trial.status() + "): "
                        + disclosure.complaints(first(trial.complaints())));
        };
    }

    private Trial run(Path candidate) throws IOException, InterruptedException {
        Path loaded = Files.createTempFile("pbx-candidate", ".loaded");
        Path complaints = Files.createTempFile("pbx-candidate", ".complaints");
        try {
            Process process = start(candidate, loaded, complaints);
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                throw new PreflightFailed("Asterisk did not load the files within " + patience.toSeconds() + " s");
            }
            String elsewhere = candidate.toString();
            try (Stream<String> lines = Files.lines(complaints)) {
                return new Trial(
                        process.exitValue(),
                        Files.readString(loaded),
                        lines.map(line -> line.replace(elsewhere, etc.toString()))
                                .toList());
            }
        } finally {
            Files.delete(loaded);
            Files.delete(complaints);
        }
    }

    /** The portal's own settings, secrets among them, are no business of what is run. */
    private Process start(Path candidate, Path loaded, Path complaints) throws IOException {
        List<String> words = new ArrayList<>(command);
        words.add(candidate.toString());
        ProcessBuilder builder =
                new ProcessBuilder(words).redirectOutput(loaded.toFile()).redirectError(complaints.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("PBX_") && !name.equals("PBX_CACHE"));
        return builder.start();
    }

    private static String first(List<String> complaints) {
        if (complaints.stream().allMatch(String::isBlank)) {
            return "it does not say why; /api/v1/health tells whether the disk is full";
        }
        String shown = complaints.stream().limit(SHOWN).collect(Collectors.joining("; "));
        int more = complaints.size() - SHOWN;
        return more > 0 ? shown + "; and " + more + " more" : shown;
    }
}
