package com.pbxportal.shared.apply;

import com.pbxportal.shared.event.PortalEvent;

/** Facts of an apply, step by step. */
public sealed interface ApplyEvent extends PortalEvent
        permits ApplyRequested,
                ApplySnapshotTaken,
                ApplyValidated,
                ApplyGenerated,
                ApplyPreflighted,
                ApplyWritten,
                ApplySynchronised,
                ApplyReloaded,
                ApplySucceeded,
                ApplyStepFailed,
                ApplyRollbackStarted,
                ApplyRolledBack,
                ApplyRollbackFailed,
                ApplyFailed,
                ApplyRollbackResolved {

    ApplyJobId jobId();
}
