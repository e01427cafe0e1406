package com.pbxportal.command.apply.realtime;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** The MariaDB that Asterisk reads its phones from. */
@ConfigurationProperties("pbx.mariadb")
record MariaDbProperties(
        @Nullable String url,
        @Nullable String user,
        @Nullable String password) {

    @Override
    public String toString() {
        return "MariaDbProperties[" + url + "]";
    }
}
