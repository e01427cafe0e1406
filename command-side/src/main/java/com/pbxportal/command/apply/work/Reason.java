package com.pbxportal.command.apply.work;

import com.pbxportal.command.apply.configuration.AnotherInstallation;
import com.pbxportal.command.apply.configuration.ConsentLapsed;
import com.pbxportal.command.apply.phone.RegistrationNotEnded;
import com.pbxportal.command.apply.preflight.PreflightFailed;
import com.pbxportal.command.apply.realtime.RealtimeFailure;
import com.pbxportal.command.apply.release.ReleaseNotWritten;
import com.pbxportal.command.asterisk.ami.AsteriskRefused;
import com.pbxportal.command.asterisk.ami.AsteriskUnreachable;
import com.pbxportal.command.asterisk.ami.TornAnswer;
import com.pbxportal.shared.apply.ApplyStep;
import com.pbxportal.shared.error.Rejection;
import com.pbxportal.shared.identity.TenantId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Why a step failed. A tenant is told nothing of the platform's machines: addresses, accounts, faults of others. */
final class Reason {

    private static final Logger log = LoggerFactory.getLogger(Reason.class);

    private Reason() {}

    /**
     * What is left out for a tenant is logged.
     *
     * @param tenant whose people are told; null: only those of the platform
     */
    static String of(RuntimeException failure, @Nullable TenantId tenant) {
        String inFull = inFull(failure);
        if (tenant == null) {
            return inFull;
        }
        String told = isOurs(failure)
                ? String.valueOf(failure.getMessage())
                : failure.getClass().getSimpleName();
        if (!told.equals(inFull)) {
            log.warn("An apply of tenant {} met this: {}", tenant, inFull);
        }
        return told;
    }

    private static String inFull(RuntimeException failure) {
        if (failure instanceof RealtimeFailure realtime) {
            return realtime.forOperator();
        }
        String message = String.valueOf(failure.getMessage());
        return isOurs(failure) ? message : failure.getClass().getSimpleName() + ": " + message;
    }

    /** What an operator can do about it; null where that is not known. */
    static @Nullable String remedy(RuntimeException failure, ApplyStep step) {
        return switch (failure) {
            case TornAnswer e ->
                "Give the portal's account writetimeout = 60000 in Asterisk's manager.conf, see that the machine is not"
                        + " overloaded, then apply again";
            case AsteriskUnreachable e ->
                "See whether Asterisk runs and its manager account is the one of pbx.asterisk.ami, then apply again";
            case AsteriskRefused e -> "See Asterisk's log, then apply again";
            case RegistrationNotEnded e ->
                "See whether Asterisk keeps registrations in AstDB (sorcery.conf: contact = astdb,registrar)";
            case RealtimeFailure e -> "See whether MariaDB runs and pbx.mariadb.url leads to it, then apply again";
            case ReleaseNotWritten e -> "See whether the portal may write to pbx.asterisk.etc and the disk has room";
            case PreflightFailed e ->
                "Mend the file that is named; if none of yours is, this is a fault of the portal. Nothing was changed";
            case AnotherInstallation e ->
                "If this is the one that shall go on, apply everything once with take_over (docs/operations.md, Restore)";
            case ConsentLapsed e -> "Preview it, plan an apply and have it approved anew";
            case ApplyStepRefused e ->
                switch (step) {
                    case SNAPSHOT -> "See /api/v1/health whether the read models follow, then apply again";
                    case VALIDATE -> "Change what is named, then apply again";
                    case VERIFY ->
                        "See Asterisk's log for what it skipped or rejected, the files it includes beside the portal's,"
                                + " and who else writes into the ps_ tables";
                    case GENERATE, PREFLIGHT, WRITE, SYNCHRONISE, RELOAD, RESTORE -> null;
                };
            default -> null;
        };
    }

    private static boolean isOurs(RuntimeException failure) {
        return failure instanceof AsteriskUnreachable
                || failure instanceof AsteriskRefused
                || failure instanceof RealtimeFailure
                || failure instanceof ReleaseNotWritten
                || failure instanceof PreflightFailed
                || failure instanceof RegistrationNotEnded
                || failure instanceof ConsentLapsed
                || failure instanceof AnotherInstallation
                || failure instanceof ApplyStepRefused
                || failure instanceof Rejection;
    }
}
