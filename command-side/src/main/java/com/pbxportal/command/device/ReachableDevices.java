package com.pbxportal.command.device;

import com.pbxportal.command.apply.guest.TenantConfiguration;
import com.pbxportal.shared.device.ConfiguredDevice;
import com.pbxportal.shared.identity.UserId;
import com.pbxportal.shared.user.ConfiguredUser;
import com.pbxportal.shared.user.UserStatus;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The devices that ring and may register: those that are enabled, of users who are active. */
public final class ReachableDevices {

    /** A device and whose it is. */
    public record Owned(ConfiguredUser user, ConfiguredDevice device) {}

    private final List<ConfiguredUser> users;
    private final Map<UserId, List<ConfiguredDevice>> enabled;

    private ReachableDevices(List<ConfiguredUser> users, Map<UserId, List<ConfiguredDevice>> enabled) {
        this.users = users;
        this.enabled = enabled;
    }

    public static ReachableDevices of(TenantConfiguration tenant) {
        return new ReachableDevices(
                tenant.all(ConfiguredUser.SLICE),
                tenant.all(ConfiguredDevice.SLICE).stream()
                        .filter(device -> device.details().enabled())
                        .collect(Collectors.groupingBy(ConfiguredDevice::userId)));
    }

    public List<ConfiguredDevice> of(ConfiguredUser user) {
        return user.status() == UserStatus.ACTIVE ? enabled.getOrDefault(user.userId(), List.of()) : List.of();
    }

    /** User by user. */
    public Stream<ConfiguredDevice> all() {
        return owned().map(Owned::device);
    }

    public Stream<Owned> owned() {
        return users.stream().flatMap(user -> of(user).stream().map(device -> new Owned(user, device)));
    }
}
