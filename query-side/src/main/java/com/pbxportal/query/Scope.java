package com.pbxportal.query;

import com.pbxportal.shared.error.Forbidden;
import com.pbxportal.shared.error.NotYourTenant;
import com.pbxportal.shared.error.RoleNotSufficient;
import com.pbxportal.shared.identity.Caller;
import com.pbxportal.shared.identity.Role;
import com.pbxportal.shared.identity.TenantId;
import com.pbxportal.shared.identity.UserId;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What of a read model a caller may see: everything, one tenant's rows, or only the rows that are about oneself. */
public sealed interface Scope {

    /** Whose a row is. @param tenantId null: the platform's. @param userId null: nobody's in particular */
    record Owner(@Nullable TenantId tenantId, @Nullable UserId userId) {}

    record Everything() implements Scope {}

    record OneTenant(TenantId tenantId) implements Scope {}

    record Oneself(TenantId tenantId, UserId userId) implements Scope {}

    static Scope of(Caller caller) {
        if (caller.isPlatformWide()) {
            return new Everything();
        }
        TenantId tenantId = Objects.requireNonNull(caller.tenantId(), "only platform roles are in no tenant");
        return caller.is(Role.END_USER) ? new Oneself(tenantId, caller.userId()) : new OneTenant(tenantId);
    }

    /** Why a row of that owner may not be seen, if it may not. */
    default Optional<Forbidden> refusal(Owner owner, String what) {
        return switch (this) {
            case Everything all -> Optional.empty();
            case OneTenant one when one.tenantId().equals(owner.tenantId()) -> Optional.empty();
            case Oneself self
            when self.tenantId().equals(owner.tenantId()) && self.userId().equals(owner.userId()) -> Optional.empty();
            case Oneself self
            when self.tenantId().equals(owner.tenantId()) ->
                Optional.of(new RoleNotSufficient(Role.END_USER, "see what is not one's own: " + what));
            case OneTenant one -> Optional.of(new NotYourTenant(what));
            case Oneself self -> Optional.of(new NotYourTenant(what));
        };
    }
}
