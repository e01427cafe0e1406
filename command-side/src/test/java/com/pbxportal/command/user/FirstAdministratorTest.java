package com.pbxportal.command.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pbxportal.command.Commands;
import com.pbxportal.command.PortalTest;
import com.pbxportal.command.session.Passwords;
import com.pbxportal.shared.identity.Ids;
import com.pbxportal.shared.identity.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.env.MockEnvironment;

class FirstAdministratorTest extends PortalTest {

    @Autowired
    Accounts accounts;

    @Autowired
    Commands commands;

    @Autowired
    Passwords passwords;

    @Autowired
    Ids ids;

    @Test
    void the_first_administrator_is_created_once() {
        start("root@pbx.test", "correct horse", "production");
        start("Root@pbx.test", "another horse", "production");

        assertThat(accounts.byEmail("root@pbx.test"))
                .hasValueSatisfying(account -> assertThat(account.role()).isEqualTo(Role.PLATFORM_ADMIN));
        assertThat(portal.jdbc().queryForObject("SELECT count(*) FROM command.secret", Integer.class))
                .isOne();
    }

    @Test
    void without_an_email_or_a_password_nobody_is_created() {
        start(null, "correct horse", "production");
        start("root@pbx.test", null, "production");

        assertThat(portal.jdbc().queryForObject("SELECT count(*) FROM eventstore.domain_event_entry", Integer.class))
                .isZero();
    }

    @Test
    void the_password_that_everybody_knows_works_in_development_alone() {
        assertThatThrownBy(() -> start("admin@pbx.local", "admin123", "production"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("pbx.admin.password is the development password: refused outside the development profile");

        start("admin@pbx.local", "admin123", "development");
        assertThat(accounts.byEmail("admin@pbx.local")).isPresent();
    }

    @Test
    void the_settings_do_not_print_the_password() {
        assertThat(new AdministratorProperties("root@pbx.test", "correct horse").toString())
                .doesNotContain("correct");
    }

    private void start(String email, String password, String profile) {
        MockEnvironment environment = new MockEnvironment();
        environment.setActiveProfiles(profile);
        new FirstAdministrator(
                        new AdministratorProperties(email, password), accounts, commands, passwords, ids, environment)
                .createIfMissing();
    }
}
