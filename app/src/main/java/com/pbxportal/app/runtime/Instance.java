package com.pbxportal.app.runtime;

/** What the parts of one running portal share. */
record Instance(
        Settings settings,
        DataDirectory directory,
        Secrets secrets,
        Ports ports,
        Binaries binaries,
        Children children,
        Progress progress) {}
