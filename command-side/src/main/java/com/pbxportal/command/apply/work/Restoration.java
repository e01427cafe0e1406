package com.pbxportal.command.apply.work;

import com.pbxportal.command.apply.configuration.AppliedConfiguration;
import com.pbxportal.command.apply.configuration.Premises;
import com.pbxportal.command.apply.job.ApplyProgress;
import com.pbxportal.command.apply.realtime.Reach;
import com.pbxportal.command.apply.release.Releases;
import com.pbxportal.command.apply.render.Disclosure;
import com.pbxportal.command.apply.render.GenerationSettings;
import com.pbxportal.command.asterisk.ami.Asterisk;
import com.pbxportal.command.asterisk.ami.AsteriskRefused;
import com.pbxportal.command.asterisk.ami.AsteriskSession;
import com.pbxportal.shared.apply.ApplyEvent;
import com.pbxportal.shared.apply.ApplyRollbackFailed;
import com.pbxportal.shared.apply.ApplyRolledBack;
import com.pbxportal.shared.apply.ApplyStepFailed;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The way back: files and rows as they were, loaded, and shown to run. Tried again until it works or time is up. */
@Component
class Restoration {

    private static final Logger log = LoggerFactory.getLogger(Restoration.class);
    private static final Duration TRY_AGAIN = Duration.ofSeconds(2);

    /** So often Asterisk may answer with something else before there is no hope that it will be the right thing. */
    private static final int MISMATCHES = 3;

    private final AppliedConfiguration configurations;
    private final Premises premises;
    private final Releases releases;
    private final PhoneStep phones;
    private final Asterisk asterisk;
    private final Verification verification;
    private final ApplyProperties properties;
    private final GenerationSettings settings;

    Restoration(
            AppliedConfiguration configurations,
            Premises premises,
            Releases releases,
            PhoneStep phones,
            Asterisk asterisk,
            Verification verification,
            ApplyProperties properties,
            GenerationSettings settings) {
        this.configurations = configurations;
        this.premises = premises;
        this.releases = releases;
        this.phones = phones;
        this.asterisk = asterisk;
        this.verification = verification;
        this.properties = properties;
        this.settings = settings;
    }

    ApplyEvent putBack(ApplyProgress progress, long fence, BooleanSupplier mayGoOn) {
        ApplyStepFailed failure = Objects.requireNonNull(progress.failure());
        long deadline = System.nanoTime() + properties.rollbackPatience().toNanos();
        Supplier<String> trouble = () -> "";
        int mismatches = 0;
        do {
            try {
                List<String> problems = attempt(progress, fence);
                if (problems.isEmpty()) {
                    return new ApplyRolledBack(progress.jobId(), progress.tenantId(), failure.step(), failure.reason());
                }
                trouble = () -> "Asterisk does not run what ran before: " + String.join("; ", problems);
                mismatches++;
            } catch (RuntimeException e) {
                trouble = () -> Reason.of(e, progress.tenantId());
            }
        } while (mismatches < MISMATCHES
                && mayGoOn.getAsBoolean()
                && System.nanoTime() < deadline
                && Patience.pause(TRY_AGAIN));
        return new ApplyRollbackFailed(
                progress.jobId(), progress.tenantId(), failure.step(), failure.reason(), trouble.get());
    }

    private List<String> attempt(ApplyProgress progress, long fence) {
        premises.requireOwn();
        Optional<String> previous = previousRelease(progress);
        releases.restore(previous, fence);
        Optional<Set<String>> idle = phones.restore(progress, fence);
        try (AsteriskSession session = asterisk.connect()) {
            session.reloadDialplan();
        } catch (AsteriskRefused e) {
            // Then it goes on with what it had, which may well be what ran before: the verification tells.
            log.warn("While apply {} is put back: {}", progress.jobId(), e.getMessage());
        }
        if (previous.isEmpty()) {
            return verification.ofAbsence();
        }
        Collection<String> files = releases.files(previous.get()).values();
        Disclosure disclosure = disclosure(progress);
        return idle.map(names -> verification.afterRestoring(Reach.of(progress.request()), files, disclosure, names))
                .orElseGet(() -> verification.ofDialplan(files, disclosure));
    }

    private Disclosure disclosure(ApplyProgress progress) {
        return new Disclosure(progress.tenantId(), settings, () -> configurations.partsIn(progress.tenantId()).stream()
                .map(settings.guests()::read)
                .toList());
    }

    /** Noted in the job, or, if it did not get that far, beside the files themselves. */
    private Optional<String> previousRelease(ApplyProgress progress) {
        if (progress.written() != null) {
            return Optional.ofNullable(progress.written().previousRelease());
        }
        Optional<String> current = releases.current();
        return current.equals(Optional.of(Deployment.releaseOf(progress)))
                ? releases.previousOf(Deployment.releaseOf(progress))
                : current;
    }
}
