package com.pbxportal.app.bench;

import java.util.Locale;

/** What a figure shall reach, mostly as a multiple of the limit that was measured beside it. */
sealed interface Target {

    boolean isMet(double value, double limit);

    record RatioAtMost(double most) implements Target {
        @Override
        public boolean isMet(double value, double limit) {
            return value / limit <= most;
        }

        @Override
        public String toString() {
            return "≤ " + plain(most) + " ×";
        }
    }

    record RatioAtLeast(double least) implements Target {
        @Override
        public boolean isMet(double value, double limit) {
            return value / limit >= least;
        }

        @Override
        public String toString() {
            return "≥ " + plain(least) + " ×";
        }
    }

    record AtMost(double most, Unit unit) implements Target {
        @Override
        public boolean isMet(double value, double limit) {
            return value <= most;
        }

        @Override
        public String toString() {
            return "≤ " + plain(most) + " " + unit;
        }
    }

    record AboveLimitAtMost(double most, Unit unit) implements Target {
        @Override
        public boolean isMet(double value, double limit) {
            return value - limit <= most;
        }

        @Override
        public String toString() {
            return "≤ limit + " + plain(most) + " " + unit;
        }
    }

    record Both(Target first, Target second) implements Target {
        @Override
        public boolean isMet(double value, double limit) {
            return first.isMet(value, limit) && second.isMet(value, limit);
        }

        @Override
        public String toString() {
            return first + ", " + second;
        }
    }

    private static String plain(double number) {
        return number == Math.rint(number)
                ? String.format(Locale.ROOT, "%,.0f", number)
                : String.format(Locale.ROOT, "%s", number);
    }
}
