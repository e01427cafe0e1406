package com.pbxportal.command.apply.configuration;

import static com.pbxportal.command.apply.configuration.Acme.device;
import static com.pbxportal.command.apply.configuration.Acme.tenant;
import static com.pbxportal.command.apply.configuration.Acme.toUser;
import static com.pbxportal.command.apply.configuration.Acme.user;
import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.command.apply.guest.TenantConfiguration;
import com.pbxportal.shared.configuration.ConfigurationPart;
import com.pbxportal.shared.phonenumber.ConfiguredNumber;
import java.util.List;
import org.junit.jupiter.api.Test;

class HoldingsTest {

    private static final ConfiguredNumber KEPT = toUser("+15551", 1000);
    private static final ConfiguredNumber MOVED = toUser("+15552", 1000);
    private final Holdings holdings = new Holdings(Acme.GUESTS);

    @Test
    void what_has_come_is_taken_from_who_had_it_and_nothing_else_is() {
        List<ConfigurationPart> others = List.of(part("acme", KEPT, MOVED), part("initech", toUser("+15553", 1000)));

        assertThat(holdings.withoutWhatCame(List.of(), List.of(part("globex", MOVED)), others))
                .containsExactly(part("acme", KEPT));
        assertThat(holdings.withoutWhatCame(
                        List.of(part("globex", KEPT)), List.of(part("globex", KEPT, MOVED)), others))
                .containsExactly(part("acme", KEPT));
    }

    @Test
    void what_was_there_before_has_not_come() {
        List<ConfigurationPart> others = List.of(part("acme", KEPT, MOVED));

        assertThat(holdings.withoutWhatCame(
                        List.of(part("globex", KEPT, MOVED)), List.of(part("globex", KEPT)), others))
                .isEmpty();
    }

    @Test
    void the_newest_part_has_what_older_ones_have_too() {
        assertThat(holdings.eachOnce(List.of(of("acme", KEPT, MOVED), of("globex", MOVED))))
                .containsExactly(of("globex", MOVED), of("acme", KEPT));
    }

    @Test
    void what_a_tenant_does_not_have_any_more_does_not_come_back() {
        assertThat(holdings.within(of("acme", KEPT), of("acme", KEPT, MOVED))).isEqualTo(of("acme", KEPT));
        assertThat(holdings.within(of("acme", KEPT, MOVED), of("acme", KEPT))).isEqualTo(of("acme", KEPT));
    }

    /** A device that is there twice is a mistake of somebody's: it is told, and not settled by who came last. */
    @Test
    void only_what_may_go_from_one_to_another_is_taken() {
        TenantConfiguration acme = tenant("acme", List.of(user(1000, "Ann", device("shared-name"))), List.of());
        TenantConfiguration globex = tenant("globex", List.of(user(1000, "Gil", device("shared-name"))), List.of());

        assertThat(holdings.eachOnce(List.of(acme, globex))).containsExactly(globex, acme);
    }

    private static TenantConfiguration of(String tenant, ConfiguredNumber... numbers) {
        return tenant(tenant, List.of(user(1000, "Ann")), List.of(numbers));
    }

    private static ConfigurationPart part(String tenant, ConfiguredNumber... numbers) {
        return ConfigurationPart.of(of(tenant, numbers).things());
    }
}
