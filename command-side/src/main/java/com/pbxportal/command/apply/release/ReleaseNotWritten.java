package com.pbxportal.command.apply.release;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** The generated files could not be put in place or read back; the message says what stood in the way. */
public final class ReleaseNotWritten extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ReleaseNotWritten(String message) {
        super(message);
    }

    ReleaseNotWritten(IOException cause) {
        super("Cannot write the generated files: " + explained(cause), cause);
    }

    static String explained(IOException cause) {
        return switch (cause) {
            case AccessDeniedException denied -> denied.getFile() + ": permission denied";
            case NoSuchFileException missing -> missing.getFile() + ": no such file or folder";
            case FileSystemException problem
            when problem.getReason() != null -> problem.getFile() + ": " + problem.getReason();
            default -> String.valueOf(cause.getMessage());
        };
    }
}
