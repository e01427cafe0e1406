package com.pbxportal.command.apply.drift;

import com.pbxportal.command.apply.configuration.AnotherInstallation;
import com.pbxportal.command.apply.configuration.LastApply;
import com.pbxportal.command.apply.configuration.Premises;
import com.pbxportal.command.apply.configuration.Secrets;
import com.pbxportal.command.apply.drift.DriftFinding.Where;
import com.pbxportal.command.apply.guest.SecretRef;
import com.pbxportal.command.apply.phone.Registrations;
import com.pbxportal.command.apply.realtime.Reach;
import com.pbxportal.command.apply.realtime.RealtimeDatabase;
import com.pbxportal.command.apply.realtime.RealtimeFailure;
import com.pbxportal.command.apply.realtime.RowDifference;
import com.pbxportal.command.apply.release.ReleaseNotWritten;
import com.pbxportal.command.apply.release.Releases;
import com.pbxportal.command.apply.render.GenerationSettings;
import com.pbxportal.command.apply.render.Owner;
import com.pbxportal.command.asterisk.ami.Asterisk;
import com.pbxportal.command.asterisk.ami.AsteriskRefused;
import com.pbxportal.command.asterisk.ami.AsteriskUnreachable;
import com.pbxportal.command.asterisk.ami.Contact;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Looks at what Asterisk runs, and at what it runs from, and compares both with what was applied last. Only reads. */
@Component
class Comparison {

    private final LastApply lastApply;
    private final Premises premises;
    private final Releases releases;
    private final RealtimeDatabase realtime;
    private final Asterisk asterisk;
    private final Registrations registrations;
    private final Secrets secrets;
    private final GenerationSettings settings;

    Comparison(
            LastApply lastApply,
            Premises premises,
            Releases releases,
            RealtimeDatabase realtime,
            Asterisk asterisk,
            Registrations registrations,
            Secrets secrets,
            GenerationSettings settings) {
        this.lastApply = lastApply;
        this.premises = premises;
        this.releases = releases;
        this.realtime = realtime;
        this.asterisk = asterisk;
        this.registrations = registrations;
        this.secrets = secrets;
        this.settings = settings;
    }

    DriftReport compare() {
        Optional<LastApply.State> applied = lastApply.state();
        if (applied.isEmpty()) {
            return DriftReport.unknown("Nothing was applied yet, or the last apply could not be put back: apply again");
        }
        try {
            premises.requireOwn();
        } catch (AnotherInstallation e) {
            return DriftReport.unknown(String.valueOf(e.getMessage()));
        }
        LastApply.State state = applied.get();
        if (!state.generated().revision().equals(state.revision())) {
            return DriftReport.unknown(
                    "This version of the portal, or its settings, make other files and rows than those that"
                            + " were applied: apply once");
        }
        return new Look(Expectation.of(state, secrets, settings)).report();
    }

    /** One go at all three places. A place that cannot be looked at is a reason not to know, and stops no other. */
    private final class Look {

        private final Expectation expected;
        private final List<DriftFinding> findings = new ArrayList<>();
        private final List<String> reasons = new ArrayList<>();
        private List<RowDifference> rows = List.of();
        private final List<PhoneComparison.Point> phones = new ArrayList<>();

        private Look(Expectation expected) {
            this.expected = expected;
        }

        private DriftReport report() {
            look(this::atFiles);
            look(this::atRows);
            look(this::atAsterisk);
            takeRowsAndPhones();
            return DriftReport.of(findings, reasons);
        }

        private void look(Runnable place) {
            try {
                place.run();
            } catch (RealtimeFailure e) {
                reasons.add(e.forOperator());
            } catch (ReleaseNotWritten | AsteriskUnreachable | AsteriskRefused e) {
                reasons.add(String.valueOf(e.getMessage()));
            }
        }

        private void atFiles() {
            findings.addAll(FileComparison.between(
                    expected.files(), releases.targetOf(expected.release()), releases.inForce(), expected.ownership()));
        }

        private void atRows() {
            rows = realtime.differences(
                    expected.devices(), expected.ownership().contexts().keySet());
        }

        private void atAsterisk() {
            Running running = asterisk.read(reading -> Running.in(reading, expected.dialplan(), expected.deviceIds()));
            findings.addAll(DialplanComparison.between(expected.dialplan(), running.dialplan(), expected.ownership()));
            registrations.astray(Reach.ALL).stream().map(this::finding).forEach(findings::add);
            expected.devicesByOwner()
                    .forEach((owner, devices) -> phones.addAll(PhoneComparison.between(owner, devices, running)));
        }

        private DriftFinding finding(Contact astray) {
            String found = astray.isOf(astray.aor())
                    ? "a registration without a device, or with a password that is no more"
                    : "a registration that another endpoint has made";
            return DriftFinding.of(
                    Where.ASTERISK, expected.ownerOf(astray.aor()), "registration " + astray.aor(), null, found, null);
        }

        /** Another password than the one that was applied is a pending change, unless it is the same generation. */
        private void takeRowsAndPhones() {
            Set<String> rotated = rotated();
            rows.stream()
                    .filter(row -> !(row.isCredential() && rotated.contains(row.id())))
                    .forEach(row -> findings.add(finding(row)));
            phones.stream()
                    .filter(point -> !(point.credential() && rotated.contains(point.device())))
                    .forEach(point -> findings.add(point.finding()));
        }

        private Set<String> rotated() {
            Set<String> suspects = rows.stream()
                    .filter(RowDifference::isCredential)
                    .map(RowDifference::id)
                    .collect(Collectors.toSet());
            phones.stream().filter(PhoneComparison.Point::credential).forEach(point -> suspects.add(point.device()));
            return secrets
                    .changedSince(suspects.stream().map(expected::password).toList())
                    .stream()
                    .map(SecretRef::name)
                    .collect(Collectors.toSet());
        }

        private DriftFinding finding(RowDifference row) {
            @Nullable
            Owner owner = row.context() == null
                    ? expected.ownerOf(row.id())
                    : expected.ownership().contexts().get(row.context());
            String object = row.table() + " id=" + row.id() + (row.column() == null ? "" : " column=" + row.column());
            return DriftFinding.of(Where.ROW, owner, object, row.expected(), row.found(), null);
        }
    }
}
