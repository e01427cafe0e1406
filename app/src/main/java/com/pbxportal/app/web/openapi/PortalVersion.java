package com.pbxportal.app.web.openapi;

import java.util.Objects;

/** As the build wrote it into the jar. */
public final class PortalVersion {

    public static final String NAME =
            Objects.requireNonNullElse(PortalVersion.class.getPackage().getImplementationVersion(), "development");

    private PortalVersion() {}
}
