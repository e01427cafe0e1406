package com.pbxportal.command.apply.configuration;

import com.pbxportal.command.apply.release.Releases;
import com.pbxportal.command.apply.render.GeneratedConfiguration;
import com.pbxportal.shared.apply.FileDiff;
import com.pbxportal.shared.identity.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How files and rows change with an apply. */
@Component
public class FileDiffs {

    private static final String ROWS = "realtime_rows";

    /** What an event keeps of one file; the preview shows more. */
    private static final int LINES_KEPT = 200;

    private final AppliedConfiguration configurations;
    private final Releases releases;

    FileDiffs(AppliedConfiguration configurations, Releases releases) {
        this.configurations = configurations;
        this.releases = releases;
    }

    /** What other tenants run is neither shown nor generated. */
    public List<FileDiff> of(@Nullable TenantId scope, Candidate pending) {
        return of(scope, Candidate.running(configurations.parts(), pending.settings()), pending);
    }

    public List<FileDiff> of(@Nullable TenantId scope, Candidate applied, Candidate pending) {
        return scope == null ? ofPlatform(applied, pending) : ofTenant(scope, applied, pending);
    }

    /** Of what lies in the files, so that a newer portal's other way of writing them shows too. */
    private List<FileDiff> ofPlatform(Candidate applied, Candidate pending) {
        return diffs(releases.current().map(releases::files).orElse(Map.of()), applied, pending);
    }

    /** Generated from the tenant's own parts alone: a line of another's must not show, not even beside a change. */
    private static List<FileDiff> ofTenant(TenantId scope, Candidate applied, Candidate pending) {
        Candidate before = applied.alone(scope);
        return diffs(before.generated().files(), before, pending.alone(scope));
    }

    private static List<FileDiff> diffs(Map<String, String> before, Candidate applied, Candidate pending) {
        List<FileDiff> diffs = new ArrayList<>();
        pending.generated().files().forEach((name, after) -> {
            if (!name.equals(GeneratedConfiguration.REVISION)) {
                diffs.add(diff(name, before.getOrDefault(name, ""), after));
            }
        });
        diffs.add(diff(ROWS, applied.rows(), pending.rows()));
        return diffs;
    }

    private static FileDiff diff(String name, String before, String after) {
        UnifiedDiff diff = UnifiedDiff.of(name, before, after);
        return new FileDiff(name, diff.added(), diff.removed(), diff.text(), diff.truncated());
    }

    public static FileDiff shortened(FileDiff diff) {
        if (diff.diff().lines().count() <= LINES_KEPT) {
            return diff;
        }
        String beginning = diff.diff().lines().limit(LINES_KEPT).collect(Collectors.joining("\n", "", "\n"));
        return new FileDiff(diff.name(), diff.linesAdded(), diff.linesRemoved(), beginning, true);
    }
}
