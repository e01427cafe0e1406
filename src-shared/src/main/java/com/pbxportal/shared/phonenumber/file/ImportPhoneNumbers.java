package com.pbxportal.shared.phonenumber.file;

import java.util.List;

/** All of them or none. @param dryRun only say what would become of them */
public record ImportPhoneNumbers(List<NumberToImport> numbers, boolean dryRun) {

    public ImportPhoneNumbers(List<NumberToImport> numbers) {
        this(numbers, false);
    }
}
