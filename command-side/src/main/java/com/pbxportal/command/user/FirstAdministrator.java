package com.pbxportal.command.user;

import com.pbxportal.command.Commands;
import com.pbxportal.command.FairPlaces.Asker;
import com.pbxportal.command.session.Passwords;
import com.pbxportal.shared.error.InvalidInput;
import com.pbxportal.shared.identity.Caller;
import com.pbxportal.shared.identity.Ids;
import com.pbxportal.shared.identity.Role;
import com.pbxportal.shared.identity.Secret;
import com.pbxportal.shared.identity.UserId;
import com.pbxportal.shared.user.CreateUser;
import com.pbxportal.shared.user.EmailAddress;
import java.util.Arrays;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Creates the platform administrator that {@code pbx.admin} names, where nobody has that email yet. The development
 * login is known to everybody and for that reason refused outside the development profile.
 */
@Component
class FirstAdministrator {

    private static final Logger log = LoggerFactory.getLogger(FirstAdministrator.class);
    private static final String DEVELOPMENT_PASSWORD = "admin123";

    private final AdministratorProperties properties;
    private final Accounts accounts;
    private final Commands commands;
    private final Passwords passwords;
    private final Ids ids;
    private final Environment environment;

    FirstAdministrator(
            AdministratorProperties properties,
            Accounts accounts,
            Commands commands,
            Passwords passwords,
            Ids ids,
            Environment environment) {
        this.properties = properties;
        this.accounts = accounts;
        this.commands = commands;
        this.passwords = passwords;
        this.ids = ids;
        this.environment = environment;
    }

    @EventListener(ApplicationStartedEvent.class)
    void createIfMissing() {
        String password = properties.password();
        if (properties.email() == null || password == null) {
            return;
        }
        boolean development = Arrays.asList(environment.getActiveProfiles()).contains("development");
        if (DEVELOPMENT_PASSWORD.equals(password) && !development) {
            throw new IllegalStateException(
                    "pbx.admin.password is the development password: refused outside the development profile");
        }
        EmailAddress email = new EmailAddress(properties.email());
        if (accounts.byEmail(email.value()).isPresent()) {
            return;
        }
        commands.send(
                new CreateUser(
                        new UserId(ids.next()),
                        null,
                        email,
                        "Platform administrator",
                        development
                                ? passwords.hash(Asker.PORTAL, new Secret(password))
                                : hashOfChosen(password, email),
                        Role.PLATFORM_ADMIN,
                        null,
                        false,
                        null,
                        null),
                Caller.system("first start"));
        log.info("Created the platform administrator {}", email);
    }

    private Secret hashOfChosen(String password, EmailAddress email) {
        try {
            passwords.check("password", new Secret(password), List.of(email.value()));
            return passwords.hash(Asker.PORTAL, new Secret(password));
        } catch (InvalidInput tooEasy) {
            throw new IllegalStateException("pbx.admin.password: " + tooEasy.getMessage(), tooEasy);
        }
    }
}
