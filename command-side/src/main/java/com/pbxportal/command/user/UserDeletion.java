package com.pbxportal.command.user;

import com.pbxportal.command.claim.Claims;
import com.pbxportal.command.device.Devices;
import com.pbxportal.command.phonenumber.PhoneNumbers;
import com.pbxportal.command.session.SessionRegister;
import com.pbxportal.command.tenant.Tenants;
import com.pbxportal.command.vault.Vault;
import com.pbxportal.shared.claim.ClaimKind;
import com.pbxportal.shared.identity.TenantId;
import com.pbxportal.shared.identity.UserId;
import com.pbxportal.shared.tenant.Extension;
import org.axonframework.modelling.command.Aggregate;
import org.springframework.stereotype.Component;

/** Ends a user with all that is theirs, in the unit of work of whoever asks: devices, claims, sessions, secrets. */
@Component
public class UserDeletion {

    private final Users users;
    private final Tenants tenants;
    private final Devices devices;
    private final PhoneNumbers phoneNumbers;
    private final Claims claims;
    private final SessionRegister sessions;
    private final Vault vault;

    UserDeletion(
            Users users,
            Tenants tenants,
            Devices devices,
            PhoneNumbers phoneNumbers,
            Claims claims,
            SessionRegister sessions,
            Vault vault) {
        this.users = users;
        this.tenants = tenants;
        this.devices = devices;
        this.phoneNumbers = phoneNumbers;
        this.claims = claims;
        this.sessions = sessions;
        this.vault = vault;
    }

    public void delete(UserId id, boolean unassignNumbers) {
        Aggregate<User> user = users.load(id);
        Extension extension = user.invoke(User::extension);
        if (unassignNumbers) {
            phoneNumbers.unassign(user.invoke(User::numbers));
        }
        user.execute(u -> {
            u.devices().forEach(devices::delete);
            u.delete();
        });
        TenantId tenant = user.invoke(User::tenantId);
        if (tenant != null && extension != null) {
            tenants.load(tenant).execute(t -> t.releaseExtension(extension, id));
        }
        claims.release(ClaimKind.EMAIL, user.invoke(u -> u.details().email().value()), id.value());
        sessions.endAllOf(id);
        vault.erase(id.value());
    }
}
