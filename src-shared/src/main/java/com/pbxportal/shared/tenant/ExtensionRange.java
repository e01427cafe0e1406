package com.pbxportal.shared.tenant;

import com.pbxportal.shared.error.InvalidInput;

/** The extensions of a tenant, both ends included; at least 10 of them, 2 to 6 digits, all of one length. */
public record ExtensionRange(int min, int max) {

    public static final ExtensionRange DEFAULT = new ExtensionRange(1000, 1999);

    private static final int WIDTH = 10;

    public ExtensionRange {
        if (min < 10 || max > 999_999 || digits(min) != digits(max)) {
            throw new InvalidInput(
                    "ext_min",
                    "Invalid extension range: " + min + "-" + max + " (2 to 6 digits, both ends of the same length)");
        }
        if (max - min + 1 < WIDTH) {
            throw new InvalidInput(
                    "ext_max", "Invalid extension range: " + min + "-" + max + " (at least " + WIDTH + " extensions)");
        }
    }

    public boolean contains(Extension extension) {
        return extension.number() >= min && extension.number() <= max;
    }

    public int size() {
        return max - min + 1;
    }

    @Override
    public String toString() {
        return min + "-" + max;
    }

    private static int digits(int number) {
        return Integer.toString(number).length();
    }
}
