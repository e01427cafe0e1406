package com.pbxportal.shared.phonenumber;

import java.util.List;

/** All of them or none. */
public record ImportPhoneNumbers(List<NumberToImport> numbers) {}
