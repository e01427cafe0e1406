package com.pbxportal.command.apply.work;

/** A step cannot be done, or did not have the effect it must have; the message says why. */
final class ApplyStepRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ApplyStepRefused(String message) {
        super(message);
    }
}
