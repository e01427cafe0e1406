package com.pbxportal.command.apply.drift;

import com.pbxportal.command.apply.configuration.UnifiedDiff;
import com.pbxportal.command.apply.drift.DriftFinding.Where;
import com.pbxportal.command.apply.release.InForce;
import com.pbxportal.command.apply.render.Owner;
import com.pbxportal.command.apply.render.Ownership;
import com.pbxportal.shared.configuration.Sha256;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compares the files that Asterisk finds with those that were generated. A file that differs is told as a whole, to
 * the platform, and once more to each tenant whose lines differ, with those lines alone.
 */
final class FileComparison {

    private final Ownership ownership;
    private final List<DriftFinding> findings = new ArrayList<>();

    private FileComparison(Ownership ownership) {
        this.ownership = ownership;
    }

    static List<DriftFinding> between(
            Map<String, String> generated, String target, InForce found, Ownership ownership) {
        FileComparison comparison = new FileComparison(ownership);
        if (!found.target().equals(Optional.of(target))) {
            comparison.add(null, found.link(), "a link to " + target, describeLink(found), null);
        }
        generated.forEach((name, text) -> {
            Optional<String> there = found.files().getOrDefault(name, Optional.empty());
            if (!there.equals(Optional.of(text))) {
                comparison.compare(name, text, there, found.files().containsKey(name));
            }
        });
        found.files().forEach((name, text) -> {
            if (!generated.containsKey(name)) {
                comparison.add(null, name, null, describe(text, true) + ", which was not generated", null);
            }
        });
        return comparison.findings;
    }

    private void compare(String name, String text, Optional<String> there, boolean exists) {
        String found = there.orElse("");
        add(null, name, describe(Optional.of(text), true), describe(there, exists), diff(name, text, found));
        Map<Owner, String> own = OwnedLines.in(text, ownership);
        Map<Owner, String> now = OwnedLines.in(found, ownership);
        Set<Owner> owners = new HashSet<>(own.keySet());
        owners.addAll(now.keySet());
        owners.stream()
                .sorted(Comparator.comparing(owner -> owner.slug().value()))
                .forEach(owner -> {
                    String before = own.getOrDefault(owner, "");
                    String after = now.getOrDefault(owner, "");
                    if (!before.equals(after)) {
                        String lines = after.isEmpty() ? null : "other lines";
                        add(owner, name, "the lines of " + owner.slug(), lines, diff(name, before, after));
                    }
                });
    }

    private void add(
            @Nullable Owner owner,
            String object,
            @Nullable String expected,
            @Nullable String found,
            @Nullable String diff) {
        findings.add(DriftFinding.of(Where.FILE, owner, object, expected, found, diff));
    }

    private static @Nullable String diff(String name, String generated, String found) {
        String text = UnifiedDiff.between("generated/" + name, generated, "found/" + name, found)
                .text();
        // Line ends alone may differ, which no line shows.
        return text.isEmpty() ? null : text;
    }

    private static @Nullable String describe(Optional<String> text, boolean exists) {
        return text.map(t -> t.lines().count() + " lines with SHA-256 " + Sha256.hex(t))
                .orElse(exists ? "something that is not a file" : null);
    }

    private static @Nullable String describeLink(InForce found) {
        return found.target()
                .map(target -> "a link to " + target)
                .orElse(found.files().isEmpty() ? null : "a folder that is no link");
    }
}
