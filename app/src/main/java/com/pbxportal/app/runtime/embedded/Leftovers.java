package com.pbxportal.app.runtime.embedded;

import com.pbxportal.app.runtime.instance.DataDirectory;
import com.pbxportal.app.runtime.instance.Progress;
import com.pbxportal.app.runtime.process.Signals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Servers that outlived the portal that started them.
 *
 * <p>Known by the folder they work in, which is theirs alone. The number in a pid file may by now belong to a stranger.
 */
public final class Leftovers {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    private Leftovers() {}

    public static void stopAll(DataDirectory directory, Progress progress) throws InterruptedException {
        stop(AsteriskSandbox.NAME, directory.asterisk(), "TERM", progress);
        stop(EmbeddedMariaDb.NAME, directory.mariaDb().resolve("data"), "TERM", progress);
        stop(EmbeddedPostgres.NAME, directory.postgres().resolve("data"), "INT", progress);
    }

    private static void stop(String name, Path folder, String signal, Progress progress) throws InterruptedException {
        List<ProcessHandle> found = workingIn(folder);
        if (found.isEmpty()) {
            return;
        }
        progress.say("  " + name + " of an earlier run is still there: stopping it");
        Set<Long> pids = found.stream().map(ProcessHandle::pid).collect(Collectors.toSet());
        found.stream()
                .filter(process -> process.parent()
                        .map(ProcessHandle::pid)
                        .filter(pids::contains)
                        .isEmpty())
                .forEach(process -> Signals.send(signal, process.pid()));
        if (!ended(found)) {
            found.forEach(ProcessHandle::destroyForcibly);
            ended(found);
        }
    }

    private static boolean ended(List<ProcessHandle> processes) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (processes.stream().anyMatch(ProcessHandle::isAlive)) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            Thread.sleep(BETWEEN_LOOKS); // onExit() looks at others' children every few seconds only
        }
        return true;
    }

    public static List<ProcessHandle> workingIn(Path folder) {
        return ProcessHandle.allProcesses()
                .filter(process -> folder.equals(folderOf(process)))
                .toList();
    }

    private static Path folderOf(ProcessHandle process) {
        try {
            return Files.readSymbolicLink(Path.of("/proc", Long.toString(process.pid()), "cwd"));
        } catch (IOException e) {
            return Path.of(""); // gone meanwhile, or somebody else's
        }
    }
}
