package com.pbxportal.command.apply.configuration;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import com.github.difflib.algorithm.myers.MyersDiff;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.ChangeDelta;
import com.github.difflib.patch.Chunk;
import com.github.difflib.patch.DeleteDelta;
import com.github.difflib.patch.DeltaType;
import com.github.difflib.patch.InsertDelta;
import com.github.difflib.patch.Patch;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The difference of two texts as {@code diff -u} shows it. */
public record UnifiedDiff(String text, int added, int removed, boolean truncated) {

    private static final int CONTEXT = 3;
    private static final int MAX_LINES = 2_000;

    /** Above it, finding the shortest difference could take many seconds: the texts are then shown as replaced. */
    private static final long MAX_EFFORT = 100_000_000;

    /** Above it, the algorithm that remembers every path would need too much. */
    private static final long MAX_MEMORY = 4_000_000;

    static UnifiedDiff of(String name, String before, String after) {
        return between("applied/" + name, before, "pending/" + name, after);
    }

    public static UnifiedDiff between(String nameBefore, String before, String nameAfter, String after) {
        List<String> old = before.lines().toList();
        List<String> fresh = after.lines().toList();
        Patch<String> patch = patch(old, fresh);
        int removed = count(patch, DeltaType.INSERT, true);
        int added = count(patch, DeltaType.DELETE, false);
        List<String> lines = UnifiedDiffUtils.generateUnifiedDiff(nameBefore, nameAfter, old, patch, CONTEXT);
        boolean truncated = lines.size() > MAX_LINES;
        String text = String.join("\n", truncated ? lines.subList(0, MAX_LINES) : lines);
        return new UnifiedDiff(text.isEmpty() ? text : text + "\n", added, removed, truncated);
    }

    private static Patch<String> patch(List<String> old, List<String> fresh) {
        int same = 0;
        int shorter = Math.min(old.size(), fresh.size());
        while (same < shorter && old.get(same).equals(fresh.get(same))) {
            same++;
        }
        int sameAtEnd = 0;
        while (sameAtEnd < shorter - same
                && old.get(old.size() - 1 - sameAtEnd).equals(fresh.get(fresh.size() - 1 - sameAtEnd))) {
            sameAtEnd++;
        }
        List<String> oldMiddle = old.subList(same, old.size() - sameAtEnd);
        List<String> freshMiddle = fresh.subList(same, fresh.size() - sameAtEnd);
        if (oldMiddle.isEmpty() || freshMiddle.isEmpty() || effort(oldMiddle, freshMiddle) > MAX_EFFORT) {
            return replaced(same, oldMiddle, freshMiddle);
        }
        long memory = (long) oldMiddle.size() * freshMiddle.size();
        return DiffUtils.diff(old, fresh, memory > MAX_MEMORY ? new MyersDiffWithLinearSpace<>() : new MyersDiff<>());
    }

    /**
     * What the algorithm will need at least: it takes as many rounds over both texts as there are differences (Myers,
     * "An O(ND) Difference Algorithm and Its Variations"). Those are the lines that one text has more often, and one
     * more for each place where the common ones are in another order.
     */
    private static long effort(List<String> old, List<String> fresh) {
        Map<String, Integer> left = new HashMap<>();
        Map<String, Integer> onlyPlaces = new HashMap<>();
        for (int place = 0; place < fresh.size(); place++) {
            if (left.merge(fresh.get(place), 1, Integer::sum) == 1) {
                onlyPlaces.put(fresh.get(place), place);
            } else {
                onlyPlaces.remove(fresh.get(place));
            }
        }
        int common = 0;
        int outOfOrder = 0;
        int last = -1;
        for (String line : old) {
            if (left.merge(line, -1, Integer::sum) >= 0) {
                common++;
                int place = onlyPlaces.getOrDefault(line, last);
                outOfOrder += place < last ? 1 : 0;
                last = place;
            }
        }
        long lines = (long) old.size() + fresh.size();
        return lines * (lines - 2L * common + outOfOrder);
    }

    private static Patch<String> replaced(int at, List<String> old, List<String> fresh) {
        Patch<String> patch = new Patch<>();
        Chunk<String> before = new Chunk<>(at, old);
        Chunk<String> after = new Chunk<>(at, fresh);
        if (old.isEmpty() && !fresh.isEmpty()) {
            patch.addDelta(new InsertDelta<>(before, after));
        } else if (!old.isEmpty() && fresh.isEmpty()) {
            patch.addDelta(new DeleteDelta<>(before, after));
        } else if (!old.isEmpty()) {
            patch.addDelta(new ChangeDelta<>(before, after));
        }
        return patch;
    }

    private static int count(Patch<String> patch, DeltaType notThis, boolean source) {
        return patch.getDeltas().stream()
                .filter(delta -> delta.getType() != notThis)
                .mapToInt(delta -> (source ? delta.getSource() : delta.getTarget()).size())
                .sum();
    }
}
