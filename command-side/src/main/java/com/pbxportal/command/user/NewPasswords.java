package com.pbxportal.command.user;

import com.pbxportal.command.FreshState;
import com.pbxportal.command.session.Passwords;
import com.pbxportal.command.tenant.Tenants;
import com.pbxportal.shared.error.UnknownTenant;
import com.pbxportal.shared.identity.Secret;
import com.pbxportal.shared.tenant.TenantId;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Passwords that people choose for themselves or for others: refused where who knows the person guesses them. */
@Component
class NewPasswords {

    private final Passwords passwords;
    private final Tenants tenants;
    private final FreshState fresh;

    NewPasswords(Passwords passwords, Tenants tenants, FreshState fresh) {
        this.passwords = passwords;
        this.tenants = tenants;
        this.fresh = fresh;
    }

    /**
     * The hash of a new password.
     *
     * @param field what the request calls it
     * @param person their email and name, as far as they are known
     */
    Secret hash(String field, Secret password, Stream<String> person, @Nullable TenantId tenant) {
        return passwords.hashChosen(
                field, password, Stream.concat(person, wordsOf(tenant).stream()).toList());
    }

    /** None of a tenant that is not there: whoever named it will be told. */
    private List<String> wordsOf(@Nullable TenantId tenant) {
        if (tenant == null) {
            return List.of();
        }
        try {
            return fresh.read(tenant, () -> tenants.load(tenant)
                    .invoke(t -> List.of(t.details().name(), t.slug().value())));
        } catch (UnknownTenant unknown) {
            return List.of();
        }
    }
}
