package com.pbxportal.command.user;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** The first platform administrator; used only where the email is not known yet. */
@ConfigurationProperties("pbx.admin")
record AdministratorProperties(
        @Nullable String email, @Nullable String password) {

    /** Settings get logged; a password must not. */
    @Override
    public String toString() {
        return "AdministratorProperties[email=" + email + "]";
    }
}
