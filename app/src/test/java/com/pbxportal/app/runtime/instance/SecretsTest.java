package com.pbxportal.app.runtime.instance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("secrets.properties");
    }

    @Test
    void keepsWhatItOnceGenerated() {
        assertThat(Secrets.ofDevelopment(file).values())
                .isEqualTo(Secrets.ofDevelopment(file).values());
    }

    @Test
    void addsWhatALaterVersionNeeds() throws IOException {
        Secrets before = Secrets.ofDevelopment(file);
        Files.writeString(file, Files.readString(file).replaceFirst("(?m)^pbx.asterisk.ami.secret=.*\n", ""));
        Secrets after = Secrets.ofDevelopment(file);
        assertThat(after.get("pbx.vault.keys")).isEqualTo(before.get("pbx.vault.keys"));
        assertThat(after.get("pbx.asterisk.ami.secret")).hasSize(40);
    }

    @Test
    void makesKeysThatEverybodyTakesAndThatTellWhereTheyComeFrom() {
        Secrets secrets = Secrets.ofDevelopment(file);
        String vaultKey = secrets.get("pbx.vault.keys").replaceFirst("^1:", "");
        assertThat(vaultKey).startsWith(Secrets.DEVELOPMENT_MARK);
        assertThat(Base64.getDecoder().decode(vaultKey)).hasSize(32);
        assertThat(Base64.getDecoder().decode(secrets.get("pbx.jwt.key"))).hasSize(48);
    }

    @Test
    void differsFromInstanceToInstance() {
        assertThat(Secrets.ofDevelopment(file).values().values())
                .doesNotContainAnyElementsOf(
                        Secrets.ofDevelopment(folder.resolve("other")).values().values());
    }

    @Test
    void printsNoSecret() {
        Secrets secrets = Secrets.ofDevelopment(file);
        assertThat(secrets.toString()).doesNotContain(secrets.values().values());
    }
}
