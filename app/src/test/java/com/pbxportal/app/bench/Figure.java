package com.pbxportal.app.bench;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One line of the table.
 *
 * @param limit what the machine does at best, measured in the same run; null where the target is absolute
 * @param limitIs what that was
 * @param remark what else was seen
 */
record Figure(
        String what,
        Unit unit,
        double value,
        @Nullable Double limit,
        @Nullable String limitIs,
        Target target,
        @Nullable String remark) {

    static Figure of(String what, Unit unit, double value, Target target) {
        return new Figure(what, unit, value, null, null, target, null);
    }

    Figure beside(String limitIs, double limit) {
        return new Figure(what, unit, value, limit, limitIs, target, remark);
    }

    Figure remark(String remark) {
        return new Figure(what, unit, value, limit, limitIs, target, remark);
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
