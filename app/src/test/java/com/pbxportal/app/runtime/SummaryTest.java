package com.pbxportal.app.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SummaryTest {

    @TempDir
    Path folder;

    @Test
    void tellsADeveloperHowToLogInAndToStop() {
        assertThat(text("development")).contains("Login ", "Log ", "Ctrl-C or ./pbx down");
    }

    /** It goes to the journal, where no terminal ends the portal and no {@code ./pbx} is at hand. */
    @Test
    void tellsAnOperatorNothingOfADevelopersTerminal() {
        assertThat(text("production"))
                .contains("PBX Portal is ready", "URL ", "Data ")
                .doesNotContain("Ctrl-C", "./pbx", "Login ", "Log ");
    }

    private String text(String profile) {
        Settings settings = Settings.of(Map.of("pbx.profile", profile));
        Map<String, String> properties = Map.of(
                Settings.HEALTH_PORT, "8001",
                Settings.ADMIN_EMAIL, "admin@pbx.local",
                Settings.ADMIN_PASSWORD, "admin123");
        return new Summary(DataDirectory.open(folder), settings, properties).text(false);
    }
}
