package com.pbxportal.app.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One line of the table.
 *
 * @param limit what the machine does at best, measured in the same run; null where the target is absolute
 * @param limitIs what that was
 * @param remark what else was seen
 * @param breakdowns what it consists of, and what else is worth a look part by part
 */
record Figure(
        String what,
        Unit unit,
        double value,
        @Nullable Double limit,
        @Nullable String limitIs,
        Target target,
        @Nullable String remark,
        List<Breakdown> breakdowns) {

    /** By part. */
    record Breakdown(String of, Map<String, Double> milliseconds) {}

    static Figure of(String what, Unit unit, double value, Target target) {
        return new Figure(what, unit, value, null, null, target, null, List.of());
    }

    Figure beside(String limitIs, double limit) {
        return new Figure(what, unit, value, limit, limitIs, target, remark, breakdowns);
    }

    Figure remark(String remark) {
        return new Figure(what, unit, value, limit, limitIs, target, remark, breakdowns);
    }

    Figure consistingOf(String of, Map<String, Double> milliseconds) {
        List<Breakdown> more = new ArrayList<>(breakdowns);
        more.add(new Breakdown(of, milliseconds));
        return new Figure(what, unit, value, limit, limitIs, target, remark, List.copyOf(more));
    }

    boolean isMet() {
        return target.isMet(value, limit == null ? Double.NaN : limit);
    }

    @Nullable
    Double ratio() {
        return limit == null ? null : value / limit;
    }

    String inUnit(double number) {
        String pattern = Math.abs(number) >= 100 ? "%,.0f %s" : "%,.2f %s";
        return String.format(Locale.ROOT, pattern, number, unit);
    }
}
