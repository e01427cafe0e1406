package com.pbxportal.app.runtime.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {

    @TempDir
    Path data;

    private String onData;

    @BeforeEach
    void name() {
        onData = "--pbx.data-dir=" + data;
    }

    @Test
    void takesTheCommandLineBeforeTheEnvironmentBeforeTheFile() throws IOException {
        Files.writeString(data.resolve("pbx.properties"), "pbx.port=1\npbx.bind=1.1.1.1\npbx.profile=file\n");
        Settings settings =
                Settings.of(new String[] {onData, "--pbx.port=3"}, Map.of("PBX_PORT", "2", "PBX_BIND", "2.2.2.2"));
        assertThat(settings.find("pbx.port")).contains("3");
        assertThat(settings.find("pbx.bind")).contains("2.2.2.2");
        assertThat(settings.profiles()).containsExactly("file");
    }

    @Test
    void takesTheFileThatIsNamed() throws IOException {
        Path file = Files.writeString(data.resolve("mine.properties"), "pbx.asterisk.trunk-ip=127.0.0.9\n");
        Settings settings = Settings.of(new String[] {onData}, Map.of("PBX_CONFIG", file.toString()));
        assertThat(settings.find("pbx.asterisk.trunk-ip")).contains("127.0.0.9");
        assertThat(settings.file()).contains(file);
    }

    @Test
    void refusesAFileThatIsNamedAndNotThere() {
        assertThatThrownBy(() -> Settings.of(new String[] {onData}, Map.of("PBX_CONFIG", "/nowhere.properties")))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("/nowhere.properties");
    }

    @Test
    void namesVariablesByOneRule() {
        assertThat(Settings.variable("pbx.asterisk.trunk-ip")).isEqualTo("PBX_ASTERISK_TRUNK_IP");
    }

    @Test
    void takesAnEmptyValueForNone() {
        assertThat(Settings.of(new String[] {onData}, Map.of("PBX_POSTGRES_URL", " "))
                        .find("pbx.postgres.url"))
                .isEmpty();
    }

    @Test
    void refusesWhatItCannotUnderstand() {
        assertThatThrownBy(() -> Settings.of(new String[] {"up"}, Map.of())).isInstanceOf(StartRefused.class);
        assertThatThrownBy(() -> Settings.of(new String[] {onData}, Map.of("PBX_PORT", "80000"))
                        .port("pbx.port", 1))
                .hasMessage("PBX_PORT is '80000', which is not a port");
    }

    @Test
    void isForDevelopmentUnlessToldOtherwise() {
        assertThat(Settings.of(Map.of()).isDevelopment()).isTrue();
        assertThat(Settings.of(Map.of("pbx.profile", "production")).isDevelopment())
                .isFalse();
    }
}
