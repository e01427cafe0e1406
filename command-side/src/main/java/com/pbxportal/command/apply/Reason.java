package com.pbxportal.command.apply;

import com.pbxportal.command.apply.ami.AsteriskRefused;
import com.pbxportal.command.apply.ami.AsteriskUnreachable;
import com.pbxportal.command.apply.realtime.RealtimeFailure;
import com.pbxportal.command.apply.release.ReleaseNotWritten;

/** Why a step failed, in words that may be shown to whoever asked for the apply. */
final class Reason {

    private Reason() {}

    static String of(RuntimeException failure) {
        String message = String.valueOf(failure.getMessage());
        return isOurs(failure) ? message : failure.getClass().getSimpleName() + ": " + message;
    }

    private static boolean isOurs(RuntimeException failure) {
        return failure instanceof AsteriskUnreachable
                || failure instanceof AsteriskRefused
                || failure instanceof RealtimeFailure
                || failure instanceof ReleaseNotWritten
                || failure instanceof ApplyStepRefused;
    }
}
