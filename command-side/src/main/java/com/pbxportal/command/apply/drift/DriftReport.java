package com.pbxportal.command.apply.drift;

import com.pbxportal.shared.identity.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a comparison came to.
 *
 * @param checkedAt null: nobody has looked yet
 * @param reason why not everything could be compared
 * @param count of all findings, also of those that are only counted
 */
record DriftReport(
        @Nullable Instant checkedAt,
        DriftStatus status,
        @Nullable String reason,
        int count,
        List<DriftFinding> findings) {

    static final DriftReport NONE =
            new DriftReport(null, DriftStatus.UNKNOWN, "Nobody has compared anything yet", 0, List.of());

    /** A lost table or file is as many findings as there are devices: so many of each kind are told. */
    private static final int TOLD = 20;

    private static final String IN_PART = "Not everything could be compared";

    private record Kind(DriftFinding.Where where, @Nullable String tenant) {}

    static DriftReport unknown(String reason) {
        return of(List.of(), List.of(reason));
    }

    static DriftReport of(List<DriftFinding> findings, List<String> reasons) {
        return new DriftReport(
                null,
                status(findings, !reasons.isEmpty()),
                reasons.isEmpty() ? null : String.join("; ", reasons),
                findings.size(),
                told(findings));
    }

    DriftReport at(Instant time) {
        return new DriftReport(time, status, reason, count, findings);
    }

    /** What concerns one tenant, and nothing that may be another's. */
    DriftReport concerning(TenantId tenant) {
        List<DriftFinding> own = findings.stream()
                .filter(finding -> finding.isOf(tenant))
                .map(DriftFinding::withoutWhatWasFound)
                .toList();
        return new DriftReport(
                checkedAt, status(own, reason != null), reason == null ? null : IN_PART, own.size(), own);
    }

    private static DriftStatus status(List<DriftFinding> findings, boolean inPart) {
        if (!findings.isEmpty()) {
            return DriftStatus.DRIFTED;
        }
        return inPart ? DriftStatus.UNKNOWN : DriftStatus.IN_SYNC;
    }

    private static List<DriftFinding> told(List<DriftFinding> findings) {
        Map<Kind, List<DriftFinding>> kinds = new LinkedHashMap<>();
        for (DriftFinding finding : findings) {
            kinds.computeIfAbsent(new Kind(finding.where(), finding.tenant()), kind -> new ArrayList<>())
                    .add(finding);
        }
        List<DriftFinding> told = new ArrayList<>();
        kinds.values().forEach(all -> {
            told.addAll(all.subList(0, Math.min(TOLD, all.size())));
            if (all.size() > TOLD) {
                told.add(more(all.getFirst(), all.size() - TOLD));
            }
        });
        return told;
    }

    private static DriftFinding more(DriftFinding like, int count) {
        return new DriftFinding(
                like.where(), like.tenantId(), like.tenant(), "and " + count + " more", null, null, null);
    }
}
