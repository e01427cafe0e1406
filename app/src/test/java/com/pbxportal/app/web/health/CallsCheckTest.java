package com.pbxportal.app.web.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.pbxportal.app.web.health.HealthCheck.Finding;
import com.pbxportal.command.asterisk.ami.VoicePorts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

class CallsCheckTest {

    private final VoicePorts voicePorts = mock(VoicePorts.class);
    private final StaticListableBeanFactory beans = new StaticListableBeanFactory();
    private final CallsCheck check = new CallsCheck(beans.getBeanProvider(VoicePorts.class));

    @ParameterizedTest
    @CsvSource({"0, 500, HEALTHY", "399, 500, HEALTHY", "400, 500, DEGRADED", "500, 500, DEGRADED", "0, 0, DEGRADED"})
    void four_fifths_of_the_ports_taken_are_told_of(int legs, int room, HealthStatus status) {
        beans.addBean("voicePorts", voicePorts);
        when(voicePorts.look()).thenReturn(new VoicePorts.Use(legs, room));

        assertThat(check.look())
                .isEqualTo(new Finding(status, legs + " legs of calls; Asterisk has RTP ports for " + room));
        assertThat(check.use()).isEqualTo(new VoicePorts.Use(legs, room));
    }

    @Test
    void a_node_without_asterisk_has_nothing_to_say_of_calls() {
        assertThat(check.look()).isEqualTo(Finding.NOT_HERE);
    }
}
