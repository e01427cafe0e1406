package com.pbxportal.command.phonenumber.file;

import com.pbxportal.shared.error.Invalid;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An import is all or nothing; every reason against it is told at once, in the order of the request. */
public final class NumbersNotImportable extends Invalid {

    private static final long serialVersionUID = 1L;

    private final transient ImportReport report;

    NumbersNotImportable(ImportReport report) {
        super(report.inWords());
        this.report = report;
    }

    NumbersNotImportable withColumns(List<String> metadata, List<String> ignored) {
        return new NumbersNotImportable(report.withColumns(metadata, ignored));
    }

    /** The body that seed 001 specifies, "Import DIDs (Bulk)": {@code errors} are sentences there. */
    @Override
    public Map<String, Object> extensions() {
        Map<String, Object> members = new HashMap<>(
                Map.of("imported", 0, "failed", report.failed(), "errors", report.errors(), "rows", report.rows()));
        if (!report.metadataColumns().isEmpty()) {
            members.put("metadata_columns", report.metadataColumns());
        }
        if (!report.ignoredColumns().isEmpty()) {
            members.put("ignored_columns", report.ignoredColumns());
        }
        return members;
    }
}
