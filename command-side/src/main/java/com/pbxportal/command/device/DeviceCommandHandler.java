package com.pbxportal.command.device;

import com.pbxportal.command.Authority;
import com.pbxportal.command.tenant.Tenants;
import com.pbxportal.command.user.User;
import com.pbxportal.command.user.Users;
import com.pbxportal.shared.device.AddDevice;
import com.pbxportal.shared.device.ChangeDevice;
import com.pbxportal.shared.device.DeleteDevice;
import com.pbxportal.shared.device.DeviceDetails;
import com.pbxportal.shared.device.DeviceId;
import com.pbxportal.shared.device.DeviceState;
import com.pbxportal.shared.device.RotateDevicePassword;
import com.pbxportal.shared.identity.Caller;
import com.pbxportal.shared.identity.Secret;
import com.pbxportal.shared.identity.TenantId;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.Aggregate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
class DeviceCommandHandler {

    private final Devices devices;
    private final Users users;
    private final Tenants tenants;
    private final DeviceOptions options;

    DeviceCommandHandler(Devices devices, Users users, Tenants tenants, DeviceOptions options) {
        this.devices = devices;
        this.users = users;
        this.tenants = tenants;
        this.options = options;
    }

    @CommandHandler
    DeviceAnswer handle(AddDevice command, MetaData metaData) {
        Aggregate<User> user = users.load(command.userId());
        TenantId tenant = user.invoke(User::tenantId);
        Authority.toAdminister(Caller.from(metaData), tenant, "User " + command.userId());
        tenants.refuseIfClosed(tenant);
        options.refuseUnavailable(command.details());
        SipCredentials credentials = devices.add(command.deviceId(), command.userId(), user, command.details());
        return answer(command.deviceId(), credentials.sipPassword());
    }

    @CommandHandler
    DeviceAnswer handle(ChangeDevice command, MetaData metaData) {
        Aggregate<Device> device = loadToAdminister(command.deviceId(), metaData);
        DeviceDetails before = device.<DeviceState>invoke(Device::last).details();
        DeviceDetails after = new DeviceDetails(
                Optional.ofNullable(command.label()).orElse(before.label()),
                Optional.ofNullable(command.transport()).orElse(before.transport()),
                command.natFlags() == null
                        ? before.natFlags()
                        : command.natFlags().apply(before.natFlags()),
                Optional.ofNullable(command.codecs()).orElse(before.codecs()),
                Optional.ofNullable(command.enabled()).orElse(before.enabled()));
        options.refuseUnavailable(before, after);
        device.execute(d -> d.change(after));
        if (!after.label().equals(before.label())) {
            users.load(device.<DeviceState>invoke(Device::last).userId())
                    .execute(user -> user.linkDevice(command.deviceId(), after.label()));
        }
        return answer(command.deviceId(), null);
    }

    @CommandHandler
    DeviceAnswer handle(RotateDevicePassword command, MetaData metaData) {
        Aggregate<Device> device = loadToAdminister(command.deviceId(), metaData);
        device.execute(Device::rotatePassword);
        return answer(
                command.deviceId(),
                devices.newPassword(
                        command.deviceId(), device.invoke(Device::last).passwordGeneration()));
    }

    @CommandHandler
    void handle(DeleteDevice command, MetaData metaData) {
        Aggregate<Device> device = loadToAdminister(command.deviceId(), metaData);
        devices.delete(command.deviceId());
        users.load(device.<DeviceState>invoke(Device::last).userId())
                .execute(user -> user.unlinkDevice(command.deviceId()));
    }

    private DeviceAnswer answer(DeviceId id, @Nullable Secret password) {
        return devices.load(id).invoke(device -> DeviceAnswer.of(id, device, password));
    }

    private Aggregate<Device> loadToAdminister(DeviceId id, MetaData metaData) {
        Aggregate<Device> device = devices.load(id);
        TenantId tenant = device.<DeviceState>invoke(Device::last).tenantId();
        Authority.toAdminister(Caller.from(metaData), tenant, "Device " + id);
        tenants.refuseIfClosed(tenant);
        return device;
    }
}
