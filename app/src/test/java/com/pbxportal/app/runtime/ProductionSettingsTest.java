package com.pbxportal.app.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
    void startsNothingWhileSomethingIsMissing() {
        assertThatThrownBy(() -> PortalRuntime.startIn(folder.resolve("data"), Map.of("pbx.profile", "production")))
                .isInstanceOf(StartRefused.class);
        assertThat(folder.resolve("data/postgres")).doesNotExist();
    }

    private static Settings with(String name, String value) {
        Map<String, String> settings = new HashMap<>(COMPLETE);
        settings.put(name, value);
        return Settings.of(settings);
    }
}
