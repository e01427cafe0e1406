package com.pbxportal.app.runtime.embedded;

import com.pbxportal.app.runtime.instance.DataDirectory;
import com.pbxportal.app.runtime.instance.Ports;
import com.pbxportal.app.runtime.instance.Progress;
import com.pbxportal.app.runtime.instance.Secrets;
import com.pbxportal.app.runtime.instance.Settings;
import com.pbxportal.app.runtime.process.Children;

/** What the servers that an instance brings along share. */
public record Surroundings(
        Settings settings,
        DataDirectory directory,
        Secrets secrets,
        Ports ports,
        Binaries binaries,
        Children children,
        Progress progress) {}
