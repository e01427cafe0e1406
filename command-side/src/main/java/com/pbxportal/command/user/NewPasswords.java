package com.pbxportal.command.user;

import com.pbxportal.command.Commands;
import com.pbxportal.command.FairPlaces.Asker;
import com.pbxportal.command.FreshState;
import com.pbxportal.command.session.Passwords;
import com.pbxportal.command.tenant.Tenants;
import com.pbxportal.command.user.Accounts.Account;
import com.pbxportal.shared.claim.ClaimId;
import com.pbxportal.shared.claim.ClaimKind;
import com.pbxportal.shared.identity.Caller;
import com.pbxportal.shared.identity.Role;
import com.pbxportal.shared.identity.Secret;
import com.pbxportal.shared.identity.TenantId;
import com.pbxportal.shared.identity.UserId;
import com.pbxportal.shared.user.ChangeUser;
import com.pbxportal.shared.user.EmailAddress;
import com.pbxportal.shared.user.UserDetails;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.modelling.command.Aggregate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Passwords that people choose for themselves or for others: refused where who knows the person guesses them. Hashing
 * is the costliest thing that a request can ask for, so everything that can be refused is refused before it.
 */
@Component
class NewPasswords {

    private static final String PASSWORD = "password";

    private record Person(UserDetails details, @Nullable TenantId tenantId) {}

    private final Passwords passwords;
    private final UserRules rules;
    private final Tenants tenants;
    private final FreshState fresh;
    private final Commands commands;

    NewPasswords(Passwords passwords, UserRules rules, Tenants tenants, FreshState fresh, Commands commands) {
        this.passwords = passwords;
        this.rules = rules;
        this.tenants = tenants;
        this.fresh = fresh;
        this.commands = commands;
    }

    /** The hash of a new user's, if there may be such a user. */
    Secret hashOfNew(
            Secret password, EmailAddress email, String fullName, Role role, @Nullable TenantId tenant, Caller caller) {
        commands.refuseIfSuspended(caller);
        rules.mayCreate(caller, role, tenant);
        List<String> about = about(Stream.of(email.value(), fullName), tenant);
        refuseTaken(email, null);
        passwords.check(PASSWORD, password, about);
        return passwords.hash(Asker.of(caller), password);
    }

    /** The hash of another one for a user, if the whole change may be. */
    Secret hashOfChanged(Secret password, ChangeUser change, Caller caller) {
        commands.refuseIfSuspended(caller);
        Person person = fresh.read(change.userId(), () -> {
            Aggregate<User> user = rules.mayChange(change, true, caller);
            user.execute(User::refuseIfDeleted);
            return new Person(user.invoke(User::details), user.invoke(User::tenantId));
        });
        EmailAddress email = change.email();
        if (email != null) {
            refuseTaken(email, change.userId());
        }
        Stream<String> words = Stream.concat(
                Stream.of(person.details().email().value(), person.details().fullName()),
                Stream.concat(Stream.ofNullable(email).map(EmailAddress::value), Stream.ofNullable(change.fullName())));
        passwords.check(PASSWORD, password, about(words, person.tenantId()));
        return passwords.hash(Asker.of(caller), password);
    }

    /** Refuses what is no password for this person. @param field what the request calls it */
    void check(String field, Secret password, Account person) {
        passwords.check(
                field, password, about(Stream.of(person.email().value(), person.fullName()), person.tenantId()));
    }

    private void refuseTaken(EmailAddress email, @Nullable UserId user) {
        fresh.read(ClaimId.of(ClaimKind.EMAIL, email.value()), () -> {
            rules.refuseTaken(email, user);
            return true;
        });
    }

    private List<String> about(Stream<String> person, @Nullable TenantId tenant) {
        return Stream.concat(person, tenant == null ? Stream.of() : wordsOf(tenant).stream())
                .toList();
    }

    private List<String> wordsOf(TenantId tenant) {
        return fresh.read(tenant, () -> {
            tenants.refuseIfClosed(tenant);
            return tenants.load(tenant)
                    .invoke(t -> List.of(t.details().name(), t.slug().value()));
        });
    }
}
