package com.pbxportal.app.support;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * How long a test waits for what must happen, where it says nothing else: a limit is there to end a test that would
 * never end, and a busy machine is no fault of the portal's. JUnit finds this class by itself.
 */
public final class GenerousWaits implements BeforeAllCallback {

    private static final Duration LONGEST = Duration.ofSeconds(60);

    @Override
    public void beforeAll(ExtensionContext tests) {
        Awaitility.setDefaultTimeout(LONGEST);
    }
}
