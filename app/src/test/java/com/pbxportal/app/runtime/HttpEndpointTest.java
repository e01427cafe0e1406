package com.pbxportal.app.runtime;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpEndpointTest {

    /** Of systemd's unit nobody can change the command line by an option of the launcher's. */
    @ParameterizedTest
    @CsvSource({"development, --port", "production, PBX_PORT"})
    void namesTheSettingThatThisProfileChoosesItsPortBy(String profile, String setting) throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());
            Settings settings = Settings.of(Map.of("pbx.profile", profile, "pbx.port", port));

            assertThatThrownBy(() -> HttpEndpoint.of(settings).requireFree(settings))
                    .isInstanceOf(StartRefused.class)
                    .hasMessage("cannot listen on 127.0.0.1 port " + port
                            + ": Address already in use (choose another with " + setting + ")");
        }
    }
}
