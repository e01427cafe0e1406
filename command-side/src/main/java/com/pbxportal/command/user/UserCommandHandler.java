package com.pbxportal.command.user;

import com.pbxportal.command.Aggregates;
import com.pbxportal.command.claim.Claims;
import com.pbxportal.command.device.Devices;
import com.pbxportal.command.device.SipCredentials;
import com.pbxportal.command.session.SessionRegister;
import com.pbxportal.command.tenant.Tenants;
import com.pbxportal.command.vault.SecretKind;
import com.pbxportal.command.vault.Vault;
import com.pbxportal.shared.claim.ClaimKind;
import com.pbxportal.shared.identity.Caller;
import com.pbxportal.shared.identity.Secret;
import com.pbxportal.shared.identity.TenantId;
import com.pbxportal.shared.identity.UserId;
import com.pbxportal.shared.tenant.Extension;
import com.pbxportal.shared.user.ChangeOwnPassword;
import com.pbxportal.shared.user.ChangeUser;
import com.pbxportal.shared.user.CreateUser;
import com.pbxportal.shared.user.DeleteUser;
import com.pbxportal.shared.user.EmailAddress;
import com.pbxportal.shared.user.UserDetails;
import com.pbxportal.shared.user.UserStatus;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
class UserCommandHandler {

    private final Repository<User> repository;
    private final Users users;
    private final UserRules rules;
    private final Tenants tenants;
    private final Devices devices;
    private final Claims claims;
    private final Vault vault;
    private final SessionRegister sessions;
    private final UserDeletion deletion;

    UserCommandHandler(
            Repository<User> repository,
            Users users,
            UserRules rules,
            Tenants tenants,
            Devices devices,
            Claims claims,
            Vault vault,
            SessionRegister sessions,
            UserDeletion deletion) {
        this.repository = repository;
        this.users = users;
        this.rules = rules;
        this.tenants = tenants;
        this.devices = devices;
        this.claims = claims;
        this.vault = vault;
        this.sessions = sessions;
        this.deletion = deletion;
    }

    @CommandHandler
    UserAnswer handle(CreateUser command, MetaData metaData) {
        Caller caller = Caller.from(metaData);
        TenantId tenantId = command.tenantId();
        rules.mayCreate(caller, command.role(), tenantId);
        Extension extension =
                tenantId == null ? null : tenants.allocateExtension(tenantId, command.userId(), command.extension());
        claimEmail(command.email(), command.userId());
        Aggregate<User> user = Aggregates.create(
                repository, () -> User.create(command.userId(), tenantId, details(command), extension));
        vault.put(command.userId().value(), SecretKind.PASSWORD_HASH, command.passwordHash());
        SipCredentials credentials = command.device() == null
                ? null
                : devices.add(
                        command.device().deviceId(),
                        command.userId(),
                        user,
                        command.device().label());
        return user.invoke(u -> UserAnswer.of(command.userId(), u, credentials));
    }

    @CommandHandler
    UserAnswer handle(ChangeUser command, MetaData metaData) {
        Caller caller = Caller.from(metaData);
        Aggregate<User> user = rules.mayChange(command, command.passwordHash() != null, caller);
        user.execute(User::refuseIfDeleted);
        UserDetails before = user.invoke(User::details);
        UserDetails after = applied(command, before);
        if (!after.email().equals(before.email())) {
            claimEmail(after.email(), command.userId());
            claims.release(
                    ClaimKind.EMAIL, before.email().value(), command.userId().value());
        }
        user.execute(u -> u.change(after));
        Secret passwordHash = command.passwordHash();
        if (passwordHash != null) {
            changePassword(passwordHash, command.userId(), user);
        }
        changeStatus(command, user, caller);
        if (after.role() != before.role() || command.passwordHash() != null) {
            sessions.endAllOf(command.userId());
        }
        return user.invoke(u -> UserAnswer.of(command.userId(), u, null));
    }

    @CommandHandler
    void handle(ChangeOwnPassword command, MetaData metaData) {
        if (!Caller.from(metaData).userId().equals(command.userId())
                || vault.get(command.userId().value(), SecretKind.PASSWORD_HASH)
                        .filter(command.verified()::equals)
                        .isEmpty()) {
            throw new WrongCurrentPassword();
        }
        changePassword(command.passwordHash(), command.userId(), users.load(command.userId()));
        sessions.endOthersOf(command.userId(), command.session());
    }

    @CommandHandler
    void handle(DeleteUser command, MetaData metaData) {
        Caller caller = Caller.from(metaData);
        rules.mayAdminister(command.userId(), caller);
        UserRules.refuseOwn(caller, command.userId());
        deletion.delete(command.userId(), command.unassignNumbers());
    }

    private void changePassword(Secret hash, UserId id, Aggregate<User> user) {
        user.execute(User::changePassword);
        vault.put(id.value(), SecretKind.PASSWORD_HASH, hash);
    }

    private void changeStatus(ChangeUser command, Aggregate<User> user, Caller caller) {
        if (command.status() == UserStatus.SUSPENDED) {
            UserRules.refuseOwn(caller, command.userId());
            user.execute(User::suspend);
            sessions.endAllOf(command.userId());
        } else if (command.status() == UserStatus.ACTIVE) {
            user.execute(User::reactivate);
        }
    }

    private void claimEmail(EmailAddress email, UserId user) {
        claims.claim(ClaimKind.EMAIL, email.value(), user.value(), () -> new EmailTaken(email));
    }

    private static UserDetails details(CreateUser command) {
        return new UserDetails(
                command.email(),
                command.fullName(),
                command.role(),
                command.outboundCallerid(),
                command.voicemailEnabled());
    }

    private static UserDetails applied(ChangeUser command, UserDetails before) {
        return new UserDetails(
                orElse(command.email(), before.email()),
                orElse(command.fullName(), before.fullName()),
                orElse(command.role(), before.role()),
                command.clearOutboundCallerid()
                        ? null
                        : Optional.ofNullable(command.outboundCallerid()).orElse(before.outboundCallerid()),
                orElse(command.voicemailEnabled(), before.voicemailEnabled()));
    }

    private static <T> T orElse(@Nullable T wanted, T current) {
        return wanted == null ? current : wanted;
    }
}
