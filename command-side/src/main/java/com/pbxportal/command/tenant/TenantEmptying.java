package com.pbxportal.command.tenant;

import com.pbxportal.command.Authority;
import com.pbxportal.command.ReadAhead;
import com.pbxportal.command.phonenumber.PhoneNumbers;
import com.pbxportal.command.user.UserDeletion;
import com.pbxportal.shared.identity.Caller;
import com.pbxportal.shared.identity.TenantId;
import com.pbxportal.shared.identity.UserId;
import com.pbxportal.shared.phonenumber.PhoneNumberId;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.ConcurrencyException;
import org.springframework.stereotype.Component;

/**
 * Gives back what a closed tenant has, a portion a transaction: its numbers first, which its users may still be reached
 * by, then its users. Each portion looks for itself what is left, so it does not matter who did the one before.
 */
@Component
class TenantEmptying {

    private final Tenants tenants;
    private final PhoneNumbers phoneNumbers;
    private final UserDeletion userDeletion;
    private final ReadAhead readAhead;

    TenantEmptying(Tenants tenants, PhoneNumbers phoneNumbers, UserDeletion userDeletion, ReadAhead readAhead) {
        this.tenants = tenants;
        this.phoneNumbers = phoneNumbers;
        this.userDeletion = userDeletion;
        this.readAhead = readAhead;
    }

    @CommandHandler
    boolean handle(EmptyTenant command, MetaData metaData) {
        Authority.ofPlatform(Caller.from(metaData), "close a tenant");
        TenantId id = command.tenantId();
        Aggregate<Tenant> tenant = tenants.load(id);
        requireClosed(tenant, id);
        if (!tenants.lock(id)) {
            return true;
        }
        List<PhoneNumberId> numbers = tenants.numbersOf(id, command.numbers());
        phoneNumbers.returnToPool(numbers);
        if (numbers.size() == command.numbers()) {
            return false;
        }
        List<UserId> users = tenant.invoke(Tenant::users);
        readAhead.forEach(
                users.subList(0, Math.min(users.size(), command.users())), user -> userDeletion.delete(user, false));
        if (users.size() > command.users()) {
            return false;
        }
        tenants.remove(id);
        return true;
    }

    /** Nobody asks for it before the tenant is closed: then this node's cached state is older than that. */
    private static void requireClosed(Aggregate<Tenant> tenant, TenantId id) {
        if (!tenant.<Boolean>invoke(Tenant::isClosed)) {
            throw new ConcurrencyException("Tenant " + id + " is not closed");
        }
    }
}
