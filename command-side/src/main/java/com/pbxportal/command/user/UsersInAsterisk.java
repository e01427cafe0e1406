package com.pbxportal.command.user;

import com.pbxportal.command.apply.guest.Application;
import com.pbxportal.command.apply.guest.Book;
import com.pbxportal.command.apply.guest.CallLimits;
import com.pbxportal.command.apply.guest.Common;
import com.pbxportal.command.apply.guest.Entry;
import com.pbxportal.command.apply.guest.Finding;
import com.pbxportal.command.apply.guest.Holding;
import com.pbxportal.command.apply.guest.Leads;
import com.pbxportal.command.apply.guest.Notice;
import com.pbxportal.command.apply.guest.PlainText;
import com.pbxportal.command.apply.guest.Target;
import com.pbxportal.command.apply.guest.TenantConfiguration;
import com.pbxportal.command.apply.guest.TenantContext;
import com.pbxportal.command.device.ReachableDevices;
import com.pbxportal.command.tenant.ServiceNumbers;
import com.pbxportal.shared.configuration.Slice;
import com.pbxportal.shared.configuration.Thing;
import com.pbxportal.shared.device.ConfiguredDevice;
import com.pbxportal.shared.user.ConfiguredUser;
import com.pbxportal.shared.user.UserStatus;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** A user is an extension in the tenant's context, which rings all their devices; numbers may lead there. */
@Component
@Order(1)
public final class UsersInAsterisk implements Leads {

    private static final Slice<ConfiguredUser> USERS = ConfiguredUser.SLICE;

    private static final int RING_SECONDS = 30;

    private static final Application DIAL =
            Application.of("Dial", "PJSIP/[a-z0-9-]{1,80}(&PJSIP/[a-z0-9-]{1,80})*,[0-9]{1,3}");

    private final ServiceNumbers serviceNumbers;

    public UsersInAsterisk(ServiceNumbers serviceNumbers) {
        this.serviceNumbers = serviceNumbers;
    }

    @Override
    public List<Slice<?>> slices() {
        return List.of(USERS);
    }

    @Override
    public Stream<Holding> holds(TenantConfiguration tenant) {
        return tenant.all(USERS).stream().map(user -> Holding.extension(user.extension(), USERS.thing(user)));
    }

    @Override
    public void write(TenantConfiguration tenant, Book book) {
        if (tenant.isActive()) {
            ReachableDevices devices = ReachableDevices.of(tenant);
            tenant.all(USERS).forEach(user -> write(tenant, user, devices.of(user), book));
        }
    }

    private static void write(
            TenantConfiguration tenant, ConfiguredUser user, List<ConfiguredDevice> devices, Book book) {
        Thing thing = USERS.thing(user);
        String extension = user.extension().toString();
        Entry entry = book.internal(tenant).extension(thing, extension).comment(PlainText.of(user.name()));
        if (devices.isEmpty()) {
            entry.then(CallLimits.count(tenant, user.extension()), Notice.UNAVAILABLE.step());
            return;
        }
        entry.then(
                CallLimits.count(tenant, user.extension()),
                Common.beforeRinging(),
                DIAL.with(
                        devices.stream()
                                .map(device -> "PJSIP/" + device.sipUsername())
                                .collect(Collectors.joining("&")),
                        RING_SECONDS),
                Notice.after("DIALSTATUS"));
        book.context(TenantContext.TRANSFERS, tenant)
                .extension(thing, extension)
                .then(Common.goTo(TenantContext.INTERNAL, tenant, extension));
    }

    @Override
    public String type() {
        return "USER";
    }

    @Override
    public Map<UUID, Target> targets(TenantConfiguration tenant) {
        return tenant.all(USERS).stream()
                .collect(Collectors.toMap(user -> user.userId().value(), user -> target(tenant, user)));
    }

    private static Target target(TenantConfiguration tenant, ConfiguredUser user) {
        return user.status() == UserStatus.ACTIVE
                ? Target.internal(tenant, user.extension())
                : Target.closed("leads to extension " + user.extension() + ", whose user is suspended");
    }

    @Override
    public List<Function<TenantConfiguration, Stream<Finding>>> shortcomings() {
        return List.of(this::withServiceNumber);
    }

    /** Nobody gets such an extension any more; somebody may have got it before. */
    private Stream<Finding> withServiceNumber(TenantConfiguration tenant) {
        return tenant.all(USERS).stream()
                .filter(user -> serviceNumbers.isReserved(tenant.tenant().country(), user.extension()))
                .map(user -> Finding.warning(
                        tenant,
                        "extension " + user.extension() + " is an emergency or service number in "
                                + serviceNumbers.orDefault(tenant.tenant().country())
                                + ": give its user another one"));
    }
}
