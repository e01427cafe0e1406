package com.pbxportal.app.runtime.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pbxportal.app.runtime.PortalRuntime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProductionSettingsTest {

    private static final Map<String, String> COMPLETE = Map.of(
            "pbx.profile", "production",
            "pbx.postgres.url", "jdbc:postgresql://db/pbx",
            "pbx.mariadb.url", "jdbc:mariadb://db/asterisk",
            "pbx.asterisk.ami.secret", "of-the-operator",
            "pbx.jwt.key", "b2YgdGhlIG9wZXJhdG9y",
            "pbx.vault.keys", "2026:b2YgdGhlIG9wZXJhdG9y");

    @TempDir
    Path folder;

    @Test
    void isContentWithSecretsOfTheOperator() {
        assertThatCode(() -> ProductionSettings.check(Settings.of(COMPLETE))).doesNotThrowAnyException();
    }

    @Test
    void namesEverythingThatIsMissing() {
        assertThatThrownBy(() -> ProductionSettings.check(Settings.of(Map.of("pbx.profile", "production"))))
                .isInstanceOf(StartRefused.class)
                .hasMessage("profile production needs PBX_POSTGRES_URL, PBX_MARIADB_URL, PBX_ASTERISK_AMI_SECRET, "
                        + "PBX_JWT_KEY, PBX_VAULT_KEYS (see docs/configuration.md)");
    }

    @Test
    void refusesWhatWasGeneratedForDevelopment() {
        Secrets generated = Secrets.ofDevelopment(folder.resolve("secrets.properties"));
        assertThatThrownBy(() -> ProductionSettings.check(with("pbx.vault.keys", generated.get("pbx.vault.keys"))))
                .hasMessageContaining("generated for development: PBX_VAULT_KEYS");
        assertThatThrownBy(() -> ProductionSettings.check(with("pbx.jwt.key", generated.get("pbx.jwt.key"))))
                .hasMessageContaining("generated for development: PBX_JWT_KEY");
    }

    @Test
    void refusesTheLoginThatEverybodyKnows() {
        assertThatThrownBy(() -> ProductionSettings.check(with("pbx.admin.password", "admin123")))
                .hasMessageContaining("PBX_ADMIN_PASSWORD");
    }

    @Test
    void namesTheSettingWhoseKeyIsNone() {
        assertThatThrownBy(() -> ProductionSettings.check(with("pbx.jwt.key", "not base64!")))
                .hasMessage("PBX_JWT_KEY has a key that is not base64: make one with openssl rand -base64 32");
        assertThatThrownBy(() -> ProductionSettings.check(with("pbx.vault.keys", "2027:b2s=,2026:?")))
                .hasMessageStartingWith("PBX_VAULT_KEYS has a key that is not base64");
        assertThatThrownBy(() -> ProductionSettings.check(with("pbx.admin.email", "you")))
                .hasMessage("PBX_ADMIN_EMAIL is not an email address");
    }

    @Test
    void refusesACommentThatSystemdTookForAPartOfTheValue() {
        assertThatThrownBy(() -> ProductionSettings.check(
                        fromEnvironment("PBX_ADMIN_PASSWORD", "correct horse          # after the first login")))
                .hasMessageStartingWith("PBX_ADMIN_PASSWORD has a # after a blank");
        assertThatCode(() -> ProductionSettings.check(fromEnvironment("PBX_ADMIN_PASSWORD", "c#rrect h#rse")))
                .doesNotThrowAnyException();
    }

    /** As systemd reads the file: lines that begin with # are comments, and nothing else is. */
    @Test
    void acceptsTheFileOfTheProductionPageAsItStandsThere() throws IOException {
        String page = Files.readString(Path.of("../docs/production.md"));
        String file = page.substring(page.indexOf("PBX_POSTGRES_URL="));
        Map<String, String> environment = new HashMap<>(Map.of("PBX_PROFILE", "production", "PBX_CONFIG", "none"));
        file.substring(0, file.indexOf("```"))
                .lines()
                .filter(line -> !line.startsWith("#"))
                .forEach(line -> {
                    String[] words = line.split("=", 2);
                    environment.put(words[0], words[1].replace("…", "b2YgdGhlIG9wZXJhdG9y"));
                });

        assertThat(environment).hasSizeGreaterThan(10);
        assertThatCode(() -> ProductionSettings.check(Settings.of(new String[0], environment)))
                .doesNotThrowAnyException();
    }

    @Test
    void startsNothingWhileSomethingIsMissing() {
        assertThatThrownBy(() -> PortalRuntime.startIn(folder.resolve("data"), Map.of("pbx.profile", "production")))
                .isInstanceOf(StartRefused.class);
        assertThat(folder.resolve("data/postgres")).doesNotExist();
    }

    private static Settings fromEnvironment(String variable, String value) {
        String[] arguments = COMPLETE.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new);
        return Settings.of(arguments, Map.of(variable, value, "PBX_CONFIG", "none"));
    }

    private static Settings with(String name, String value) {
        Map<String, String> settings = new HashMap<>(COMPLETE);
        settings.put(name, value);
        return Settings.of(settings);
    }
}
