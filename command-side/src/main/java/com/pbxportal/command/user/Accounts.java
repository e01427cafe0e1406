package com.pbxportal.command.user;

import com.pbxportal.command.FreshState;
import com.pbxportal.command.claim.Claims;
import com.pbxportal.command.tenant.Tenants;
import com.pbxportal.shared.claim.ClaimId;
import com.pbxportal.shared.claim.ClaimKind;
import com.pbxportal.shared.error.Invalid;
import com.pbxportal.shared.error.UnknownUser;
import com.pbxportal.shared.identity.Caller;
import com.pbxportal.shared.identity.Role;
import com.pbxportal.shared.identity.TenantId;
import com.pbxportal.shared.identity.UserId;
import com.pbxportal.shared.user.EmailAddress;
import com.pbxportal.shared.user.UserDetails;
import com.pbxportal.shared.user.UserStatus;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who may log in, as the events say at this moment: no read model could be as fresh. */
@Component
public class Accounts {

    public record Account(
            UserId userId,
            EmailAddress email,
            String fullName,
            Role role,
            @Nullable TenantId tenantId,
            boolean active) {

        public Caller caller(Caller.Origin origin) {
            return Caller.of(userId, role, tenantId, origin);
        }
    }

    private final Users users;
    private final Tenants tenants;
    private final Claims claims;
    private final FreshState fresh;

    Accounts(Users users, Tenants tenants, Claims claims, FreshState fresh) {
        this.users = users;
        this.tenants = tenants;
        this.claims = claims;
        this.fresh = fresh;
    }

    public Optional<Account> byEmail(String email) {
        try {
            EmailAddress address = new EmailAddress(email);
            return fresh.read(
                            ClaimId.of(ClaimKind.EMAIL, address.value()),
                            () -> claims.ownerOf(ClaimKind.EMAIL, address.value()))
                    .flatMap(owner -> byId(new UserId(owner)));
        } catch (Invalid notAnAddress) {
            return Optional.empty();
        }
    }

    public Optional<Account> byId(UserId id) {
        try {
            return Optional.of(fresh.read(id, () -> users.load(id).invoke(user -> of(id, user))));
        } catch (UnknownUser unknown) {
            return Optional.empty();
        }
    }

    /** The people of a tenant that is closed end with it, though their own turn may come a little later. */
    private Account of(UserId id, User user) {
        UserDetails details = user.details();
        TenantId tenant = user.tenantId();
        boolean active = user.status() == UserStatus.ACTIVE && (tenant == null || tenants.isOpen(tenant));
        return new Account(id, details.email(), details.fullName(), details.role(), tenant, active);
    }
}
