package com.pbxportal.shared.identity;

import java.util.UUID;

/** Where new identifiers come from, so that a test can say which. */
@FunctionalInterface
public interface Ids {

    UUID next();
}
