package com.pbxportal.command.apply.work;

import com.pbxportal.command.apply.configuration.AppliedConfiguration;
import com.pbxportal.command.apply.configuration.Candidate;
import com.pbxportal.command.apply.configuration.Consent;
import com.pbxportal.command.apply.configuration.FileDiffs;
import com.pbxportal.command.apply.configuration.Premises;
import com.pbxportal.command.apply.configuration.Secrets;
import com.pbxportal.command.apply.configuration.Validation;
import com.pbxportal.command.apply.guest.Finding;
import com.pbxportal.command.apply.guest.Guests;
import com.pbxportal.command.apply.guest.SecretRef;
import com.pbxportal.command.apply.guest.TenantConfiguration;
import com.pbxportal.command.apply.job.ApplyProgress;
import com.pbxportal.command.apply.preflight.Preflight;
import com.pbxportal.command.apply.realtime.DeviceRows;
import com.pbxportal.command.apply.realtime.Reach;
import com.pbxportal.command.apply.realtime.RealtimeDatabase;
import com.pbxportal.command.apply.realtime.Synchronised;
import com.pbxportal.command.apply.release.ReleaseNotWritten;
import com.pbxportal.command.apply.release.Releases;
import com.pbxportal.command.apply.render.Disclosure;
import com.pbxportal.command.apply.render.GeneratedConfiguration;
import com.pbxportal.command.apply.render.GenerationSettings;
import com.pbxportal.command.asterisk.ami.Asterisk;
import com.pbxportal.command.asterisk.ami.AsteriskSession;
import com.pbxportal.command.asterisk.ami.AsteriskUnreachable;
import com.pbxportal.shared.apply.ApplyEvent;
import com.pbxportal.shared.apply.ApplyGenerated;
import com.pbxportal.shared.apply.ApplyPreflighted;
import com.pbxportal.shared.apply.ApplyReloaded;
import com.pbxportal.shared.apply.ApplySnapshotTaken;
import com.pbxportal.shared.apply.ApplySucceeded;
import com.pbxportal.shared.apply.ApplySynchronised;
import com.pbxportal.shared.apply.ApplyValidated;
import com.pbxportal.shared.apply.ApplyWritten;
import com.pbxportal.shared.apply.ConfigurationSnapshot;
import com.pbxportal.shared.identity.Secret;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The way forward: from the snapshot to what Asterisk was shown to run. Each step may be done again. */
@Component
class Deployment {

    private static final Duration POLL = Duration.ofMillis(10);
    private static final Duration ASK_AGAIN = Duration.ofSeconds(1);

    private final AppliedConfiguration configurations;
    private final Premises premises;
    private final Releases releases;
    private final RealtimeDatabase realtime;
    private final PhoneStep phones;
    private final Asterisk asterisk;
    private final Validation validation;
    private final Verification verification;
    private final FileDiffs diffs;
    private final Preflight preflight;
    private final Secrets secrets;
    private final ApplyProperties properties;
    private final GenerationSettings settings;

    Deployment(
            AppliedConfiguration configurations,
            Premises premises,
            Releases releases,
            RealtimeDatabase realtime,
            PhoneStep phones,
            Asterisk asterisk,
            Validation validation,
            Verification verification,
            FileDiffs diffs,
            Preflight preflight,
            Secrets secrets,
            ApplyProperties properties,
            GenerationSettings settings) {
        this.configurations = configurations;
        this.premises = premises;
        this.releases = releases;
        this.realtime = realtime;
        this.phones = phones;
        this.asterisk = asterisk;
        this.validation = validation;
        this.verification = verification;
        this.diffs = diffs;
        this.preflight = preflight;
        this.secrets = secrets;
        this.properties = properties;
        this.settings = settings;
    }

    Run begin(long fence) {
        return new Run(fence);
    }

    /** Nothing is begun that could not be ended: who is away now fails the job before anything was touched. */
    void requireParticipants() {
        realtime.requireReady();
        asterisk.connect().close();
    }

    /** One worker's go at a job; keeps what it has generated, which anybody would generate again alike. */
    final class Run {

        private final long fence;
        private @Nullable ConfigurationSnapshot snapshot;
        private @Nullable Candidate candidate;

        private Run(long fence) {
            this.fence = fence;
        }

        /** Does the next step. @return what was achieved */
        ApplyEvent next(ApplyProgress progress) {
            return switch (progress.state()) {
                case REQUESTED -> takeSnapshot(progress);
                case SNAPSHOT_TAKEN -> validate(progress);
                case VALIDATED -> generate(progress);
                case GENERATED -> preflightOrFindNothingToDo(progress);
                case PREFLIGHTED -> write(progress);
                case WRITTEN -> synchronise(progress);
                case SYNCHRONISED -> reload(progress);
                case RELOADED -> verify(progress);
                case STEP_FAILED, ROLLING_BACK, ROLLBACK_FAILED, ENDED ->
                    throw new IllegalStateException("Nothing to deploy in state " + progress.state());
            };
        }

        /** Whether Asterisk might find something else than before, were it to look. */
        boolean mayHaveSwitched(ApplyProgress progress) {
            if (progress.written() != null) {
                return true;
            }
            try {
                return progress.state() == ApplyProgress.State.PREFLIGHTED
                        && releases.current().equals(Optional.of(releaseOf(progress)));
            } catch (ReleaseNotWritten unknown) {
                return true;
            }
        }

        private ApplyEvent takeSnapshot(ApplyProgress progress) {
            requireParticipants();
            ConfigurationSnapshot taken = Patience.await(
                            properties.snapshotPatience(), POLL, () -> configurations.snapshot(progress.request()))
                    .orElseThrow(() -> new ApplyStepRefused("The configuration was not there after "
                            + properties.snapshotPatience().toSeconds() + " s: do the read models still follow?"));
            snapshot = taken;
            Consent.require(progress.request(), taken);
            Optional<Long> last = configurations.lastPosition(progress.tenantId());
            return new ApplySnapshotTaken(progress.jobId(), taken.position(), taken.sha256(), last.orElse(null));
        }

        private ApplyEvent validate(ApplyProgress progress) {
            premises.enter(progress.request().takeOver());
            List<Finding> findings = validation.of(candidate(progress), Reach.of(progress.request()));
            List<String> errors = Finding.texts(findings, Finding.Severity.ERROR);
            if (!errors.isEmpty()) {
                throw new ApplyStepRefused(String.join("; ", errors));
            }
            return new ApplyValidated(progress.jobId(), Finding.texts(findings, Finding.Severity.WARNING));
        }

        private ApplyEvent generate(ApplyProgress progress) {
            Candidate whole = candidate(progress);
            return new ApplyGenerated(
                    progress.jobId(),
                    whole.generated().revision(),
                    whole.alone(progress.tenantId()).generated().inventory(),
                    diffs.of(progress.tenantId(), whole).stream()
                            .filter(diff -> diff.linesAdded() + diff.linesRemoved() > 0)
                            .map(FileDiffs::shortened)
                            .toList());
        }

        private ApplyEvent preflightOrFindNothingToDo(ApplyProgress progress) {
            Candidate whole = candidate(progress);
            GeneratedConfiguration generated = whole.generated();
            Disclosure disclosure = whole.disclosure(progress.tenantId());
            if (!progress.request().force() && isInForce(progress, generated, disclosure)) {
                return new ApplySucceeded(progress.jobId(), progress.tenantId(), generated.revision(), false);
            }
            Optional<String> untried = preflight.of(generated.files(), disclosure);
            return new ApplyPreflighted(progress.jobId(), untried.orElse(null));
        }

        /** Applied last, still in the files and the rows, and what Asterisk runs. */
        private boolean isInForce(ApplyProgress progress, GeneratedConfiguration generated, Disclosure disclosure) {
            Reach reach = Reach.of(progress.request());
            return configurations.revision().equals(Optional.of(generated.revision()))
                    && releases.hold(generated.files())
                    && realtime.holds(reach, rows(progress))
                    && verification
                            .ofRunning(reach, generated.files().values(), disclosure)
                            .isEmpty();
        }

        private ApplyEvent write(ApplyProgress progress) {
            GeneratedConfiguration generated = candidate(progress).generated();
            premises.requireOwnFolder();
            asterisk.connect().close();
            String release = releaseOf(progress);
            Optional<String> previous = releases.publish(release, generated.files(), fence);
            return new ApplyWritten(progress.jobId(), release, previous.orElse(null));
        }

        private ApplyEvent synchronise(ApplyProgress progress) {
            premises.requireOwnDatabase();
            Synchronised counts = phones.synchronise(
                    progress, rows(progress), candidate(progress).generated().revision(), fence);
            return new ApplySynchronised(progress.jobId(), counts.added(), counts.changed(), counts.removed());
        }

        private List<DeviceRows> rows(ApplyProgress progress) {
            List<TenantConfiguration> tenants = candidate(progress).within(Reach.of(progress.request()));
            Guests guests = settings.guests();
            List<SecretRef> refs = tenants.stream().flatMap(guests::secrets).toList();
            Map<SecretRef, Secret> passwords = secrets.get(refs);
            Consent.requireSameSecrets(progress.request(), refs, secrets);
            return tenants.stream()
                    .flatMap(tenant -> DeviceRows.of(tenant, passwords, guests).stream())
                    .toList();
        }

        private ApplyEvent reload(ApplyProgress progress) {
            premises.requireOwnFolder();
            AsteriskSession session = asterisk.connect();
            try (session) {
                session.reloadDialplan();
            } catch (AsteriskUnreachable e) {
                awaitRevision(candidate(progress).generated().revision(), e);
            }
            return new ApplyReloaded(progress.jobId());
        }

        /** A reload without an answer may have happened, happen yet, or never: what runs tells. */
        private void awaitRevision(String revision, AsteriskUnreachable unclear) {
            Optional<String> loaded = Patience.await(properties.settlePatience(), ASK_AGAIN, () -> verification
                    .runningRevision()
                    .filter(revision::equals));
            if (loaded.isEmpty()) {
                throw unclear;
            }
        }

        private ApplyEvent verify(ApplyProgress progress) {
            Candidate whole = candidate(progress);
            GeneratedConfiguration generated = whole.generated();
            Reach reach = Reach.of(progress.request());
            List<String> problems = new ArrayList<>(phones.notAsWritten(reach, rows(progress)));
            Disclosure disclosure = whole.disclosure(progress.tenantId());
            problems.addAll(verification.afterChange(reach, generated.files().values(), disclosure));
            if (!problems.isEmpty()) {
                throw new ApplyStepRefused("Asterisk does not run what was generated: " + String.join("; ", problems));
            }
            return new ApplySucceeded(progress.jobId(), progress.tenantId(), generated.revision(), true);
        }

        private Candidate candidate(ApplyProgress progress) {
            Candidate known = candidate;
            if (known == null) {
                ConfigurationSnapshot from = snapshot(progress);
                known = Candidate.of(
                        from.tenantId(),
                        progress.request().heldBack(),
                        from.parts(),
                        configurations.partsBeside(progress.request()),
                        settings);
                candidate = known;
            }
            return known;
        }

        private ConfigurationSnapshot snapshot(ApplyProgress progress) {
            ConfigurationSnapshot known = snapshot;
            return known != null
                    ? known
                    : configurations
                            .snapshot(progress.request())
                            .orElseThrow(() -> new ApplyStepRefused("The configuration snapshot is gone"));
        }
    }

    /** Sorts by age, says whose it is, and is the same for every worker that has a go at the job. */
    static String releaseOf(ApplyProgress progress) {
        long position = progress.snapshot() == null ? 0 : progress.snapshot().position();
        return String.format("%012d-%s", position, progress.jobId().toString().substring(24));
    }
}
