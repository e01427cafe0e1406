package com.pbxportal.command.device;

import com.pbxportal.command.Aggregates;
import com.pbxportal.command.claim.Claims;
import com.pbxportal.command.tenant.Tenants;
import com.pbxportal.command.user.User;
import com.pbxportal.command.vault.SecretKind;
import com.pbxportal.command.vault.Vault;
import com.pbxportal.shared.claim.ClaimKind;
import com.pbxportal.shared.device.DeviceDetails;
import com.pbxportal.shared.device.DeviceId;
import com.pbxportal.shared.device.DeviceState;
import com.pbxportal.shared.device.SipUsername;
import com.pbxportal.shared.error.UnknownDevice;
import com.pbxportal.shared.identity.Secret;
import com.pbxportal.shared.identity.TenantId;
import com.pbxportal.shared.identity.UserId;
import com.pbxportal.shared.tenant.Extension;
import com.pbxportal.shared.tenant.Slug;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/** Adding and deleting devices, on their own or with their user, in the unit of work of whoever asks. */
@Component
public class Devices {

    private final Repository<Device> repository;
    private final Tenants tenants;
    private final Claims claims;
    private final Vault vault;
    private final SipPasswords passwords;
    private final DeviceOptions options;

    Devices(
            Repository<Device> repository,
            Tenants tenants,
            Claims claims,
            Vault vault,
            SipPasswords passwords,
            DeviceOptions options) {
        this.repository = repository;
        this.tenants = tenants;
        this.claims = claims;
        this.vault = vault;
        this.passwords = passwords;
        this.options = options;
    }

    Aggregate<Device> load(DeviceId id) {
        return Aggregates.load(repository, Device.class, id, () -> new UnknownDevice(id));
    }

    /** A device as most are. */
    public SipCredentials add(DeviceId id, UserId userId, Aggregate<User> user, String label) {
        return add(id, userId, user, options.usual(label, null));
    }

    SipCredentials add(DeviceId id, UserId userId, Aggregate<User> user, DeviceDetails details) {
        user.execute(User::refuseIfDeleted);
        TenantId tenantId = user.invoke(User::tenantId);
        Extension extension = user.invoke(User::extension);
        if (tenantId == null || extension == null) {
            throw new UserHasNoExtension();
        }
        user.execute(owner -> owner.linkDevice(id, details.label()));
        Slug slug = tenants.load(tenantId).invoke(tenant -> {
            tenant.refuseIfClosed();
            return tenant.slug();
        });
        SipUsername sipUsername = claimUsername(slug, extension, details.label(), id);
        Aggregates.create(repository, () -> Device.add(id, tenantId, userId, sipUsername, details));
        return new SipCredentials(id, details.label(), sipUsername, newPassword(id, 1));
    }

    /** @param generation of the device's passwords, as its events count them */
    Secret newPassword(DeviceId id, int generation) {
        Secret password = passwords.next();
        vault.put(new Vault.Version(id.value(), SecretKind.SIP_PASSWORD, generation), password);
        return password;
    }

    /** The caller unlinks the device from its user, unless that user goes as well. */
    public void delete(DeviceId id) {
        Aggregate<Device> device = load(id);
        device.execute(Device::delete);
        claims.release(
                ClaimKind.SIP_USERNAME,
                device.<DeviceState>invoke(Device::last).sipUsername().value(),
                id.value());
        vault.erase(id.value());
    }

    private SipUsername claimUsername(Slug slug, Extension extension, String label, DeviceId id) {
        for (int attempt = 1; ; attempt++) {
            SipUsername candidate = SipUsername.of(slug, extension, label, attempt);
            if (claims.tryClaim(ClaimKind.SIP_USERNAME, candidate.value(), id.value())) {
                return candidate;
            }
        }
    }
}
