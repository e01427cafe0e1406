package com.pbxportal.command.user;

import com.pbxportal.command.Authority;
import com.pbxportal.command.claim.Claims;
import com.pbxportal.command.tenant.Tenants;
import com.pbxportal.shared.claim.ClaimKind;
import com.pbxportal.shared.identity.Caller;
import com.pbxportal.shared.identity.Role;
import com.pbxportal.shared.identity.TenantId;
import com.pbxportal.shared.identity.UserId;
import com.pbxportal.shared.user.ChangeUser;
import com.pbxportal.shared.user.EmailAddress;
import org.axonframework.modelling.command.Aggregate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who may do what to a user: asked by the handlers, and before them by who would hash a password for nothing. */
@Component
class UserRules {

    private final Users users;
    private final Tenants tenants;
    private final Claims claims;

    UserRules(Users users, Tenants tenants, Claims claims) {
        this.users = users;
        this.tenants = tenants;
        this.claims = claims;
    }

    void mayCreate(Caller caller, Role role, @Nullable TenantId tenant) {
        Authority.toAdminister(caller, tenant, "Tenant " + tenant);
        RoleRules.mayGrant(caller, role, tenant);
    }

    Aggregate<User> mayAdminister(UserId id, Caller caller) {
        Aggregate<User> user = users.load(id);
        TenantId tenant = user.invoke(User::tenantId);
        Authority.toAdminister(caller, tenant, "User " + id);
        tenants.refuseIfClosed(tenant);
        RoleRules.mayChange(caller, user.invoke(u -> u.details().role()));
        return user;
    }

    /** @param password whether that is to be changed, too */
    Aggregate<User> mayChange(ChangeUser command, boolean password, Caller caller) {
        Aggregate<User> user = mayAdminister(command.userId(), caller);
        Role role = command.role();
        if (role != null && role != user.invoke(u -> u.details().role())) {
            refuseOwn(caller, command.userId());
            RoleRules.mayGrant(caller, role, user.invoke(User::tenantId));
        }
        if (password && caller.userId().equals(command.userId())) {
            throw new OwnPasswordNeedsCurrent();
        }
        return user;
    }

    void refuseTaken(EmailAddress email, @Nullable UserId user) {
        claims.ownerOf(ClaimKind.EMAIL, email.value())
                .filter(owner -> user == null || !owner.equals(user.value()))
                .ifPresent(other -> {
                    throw new EmailTaken(email);
                });
    }

    static void refuseOwn(Caller caller, UserId user) {
        if (caller.userId().equals(user)) {
            throw new OwnAccountNotRemovable();
        }
    }
}
