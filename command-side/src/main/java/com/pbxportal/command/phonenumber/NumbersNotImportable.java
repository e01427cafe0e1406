package com.pbxportal.command.phonenumber;

import com.pbxportal.shared.error.Invalid;
import java.util.List;
import java.util.Map;

/** An import is all or nothing; every reason against it is told at once, in the order of the request. */
public final class NumbersNotImportable extends Invalid {

    private static final long serialVersionUID = 1L;

    private final transient List<String> reasons;

    public NumbersNotImportable(List<String> reasons) {
        super("Nothing was imported: " + reasons.size() + " of the numbers cannot be");
        this.reasons = List.copyOf(reasons);
    }

    /** The body that seed 001 specifies, "Import DIDs (Bulk)": {@code errors} are sentences there. */
    @Override
    public Map<String, Object> extensions() {
        return Map.of("imported", 0, "failed", reasons.size(), "errors", reasons);
    }
}
