package com.pbxportal.command.apply.render;

import static com.pbxportal.command.apply.configuration.Acme.ACME;
import static com.pbxportal.command.apply.configuration.Acme.dialplan;
import static com.pbxportal.command.apply.configuration.Acme.dialplanWith;
import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.command.apply.configuration.Acme;
import com.pbxportal.command.asterisk.dialplan.Dialplan;
import com.pbxportal.command.asterisk.dialplan.Difference;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DisclosureTest {

    @Test
    void what_is_as_it_should_be_is_so_for_everybody() {
        assertThat(toAcme(dialplan())).isEmpty();
    }

    @Test
    void the_platform_is_told_everything() {
        Dialplan wiped = new Dialplan(Map.of());

        assertThat(new Disclosure(null, Acme.SETTINGS, List::of).differences(dialplan(), wiped))
                .isEqualTo(Difference.between(dialplan(), wiped));
        assertThat(new Disclosure(null, Acme.SETTINGS, List::of).complaints("globex.conf line 7"))
                .isEqualTo("globex.conf line 7");
    }

    @Test
    void of_anothers_part_a_tenant_is_told_only_that_there_is_something() {
        Dialplan loaded = dialplan("exten => +15552,1,Goto(tenant-globex,1000,1)", "exten => +15552,1,Hangup(17)");

        assertThat(toAcme(loaded)).containsExactly(Disclosure.ELSEWHERE);
    }

    @Test
    void of_its_own_part_it_is_told_where_but_not_what_may_be_anothers() {
        Dialplan loaded =
                dialplan("exten => +15551,1,Goto(tenant-acme,1000,1)", "exten => +15551,1,Goto(tenant-globex,1000,1)");

        assertThat(toAcme(loaded))
                .containsExactly("[from-trunk-external] +15551,1 is something else, not Goto(tenant-acme,1000,1)");
    }

    @Test
    void what_somebody_has_added_to_its_contexts_is_told_without_what_it_does() {
        Dialplan loaded = dialplanWith("[tenant-acme]\nexten => 6666,1,Goto(tenant-globex,1000,1)\n");

        assertThat(toAcme(loaded)).containsExactly("[tenant-acme] 6666,1 is loaded and was not generated");
    }

    @Test
    void a_wiped_dialplan_names_no_other_tenant() {
        assertThat(toAcme(new Dialplan(Map.of())))
                .contains("context [tenant-acme] is not loaded")
                .noneMatch(point -> point.contains("globex") || point.contains("+15552"));
    }

    @Test
    void what_asterisk_complains_of_may_be_about_anybody() {
        assertThat(disclosure().complaints("globex.conf line 7")).isEqualTo("the portal's log says why");
    }

    @Test
    void a_tenant_that_is_closed_by_its_apply_has_no_part() {
        Disclosure closing = new Disclosure(ACME.tenantId(), Acme.SETTINGS, List::of);

        assertThat(closing.differences(dialplan(), new Dialplan(Map.of()))).containsExactly(Disclosure.ELSEWHERE);
    }

    private static List<String> toAcme(Dialplan loaded) {
        return disclosure().differences(dialplan(), loaded);
    }

    private static Disclosure disclosure() {
        return new Disclosure(ACME.tenantId(), Acme.SETTINGS, () -> List.of(ACME));
    }
}
