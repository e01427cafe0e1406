package com.pbxportal.app.runtime.process;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;

/** Java itself can send TERM and KILL only; PostgreSQL's fast shutdown is INT. */
public final class Signals {

    private Signals() {}

    public static void send(String signal, long pid) {
        try {
            // The shell's own kill: a program of that name is not on every machine.
            new ProcessBuilder("sh", "-c", "kill -" + signal + " " + pid)
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
