package com.pbxportal.command.apply.configuration;

import static com.pbxportal.command.apply.configuration.Acme.tenant;
import static com.pbxportal.command.apply.configuration.Acme.toUser;
import static com.pbxportal.command.apply.configuration.Acme.user;
import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.command.apply.guest.TenantConfiguration;
import com.pbxportal.shared.configuration.ConfigurationPart;
import com.pbxportal.shared.phonenumber.ConfiguredNumber;
import com.pbxportal.shared.phonenumber.E164;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MovedNumbersTest {

    private static final ConfiguredNumber KEPT = toUser("+15551", 1000);
    private static final ConfiguredNumber MOVED = toUser("+15552", 1000);
    private static final Set<E164> COME = Set.of(MOVED.number());

    @Test
    void come_is_what_was_not_there_before() {
        assertThat(MovedNumbers.come(List.of(part("globex", KEPT)), List.of(part("globex", KEPT, MOVED))))
                .isEqualTo(COME);
        assertThat(MovedNumbers.come(List.of(), List.of(part("globex", MOVED)))).isEqualTo(COME);
        assertThat(MovedNumbers.come(List.of(part("globex", KEPT, MOVED)), List.of(part("globex", KEPT))))
                .isEmpty();
    }

    @Test
    void what_has_come_is_taken_from_who_had_it_and_nothing_else_is() {
        List<ConfigurationPart> others = List.of(part("acme", KEPT, MOVED), part("initech", toUser("+15553", 1000)));

        assertThat(MovedNumbers.without(COME, others)).containsExactly(part("acme", KEPT));
    }

    private static ConfigurationPart part(String tenant, ConfiguredNumber... numbers) {
        TenantConfiguration configuration = tenant(tenant, List.of(user(1000, "Ann")), List.of(numbers));
        return ConfigurationPart.of(configuration.things());
    }
}
