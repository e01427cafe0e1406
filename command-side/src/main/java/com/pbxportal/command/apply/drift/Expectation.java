package com.pbxportal.command.apply.drift;

import com.pbxportal.command.apply.configuration.LastApply;
import com.pbxportal.command.apply.guest.ReachableDevices;
import com.pbxportal.command.apply.guest.TenantConfiguration;
import com.pbxportal.command.apply.realtime.DeviceRows;
import com.pbxportal.command.apply.realtime.PhoneSettings;
import com.pbxportal.command.apply.render.Owner;
import com.pbxportal.command.apply.render.Ownership;
import com.pbxportal.command.asterisk.dialplan.Dialplan;
import com.pbxportal.command.asterisk.dialplan.DialplanFile;
import com.pbxportal.shared.device.ConfiguredDevice;
import com.pbxportal.shared.identity.Secret;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All that should be there after the last apply that ended well. */
final class Expectation {

    private final LastApply.State state;
    private final Ownership ownership;
    private final Dialplan dialplan;
    private final Map<Owner, List<DeviceRows>> devices = new LinkedHashMap<>();
    private final Map<String, Owner> owners = new HashMap<>();
    private final Map<String, ConfiguredDevice> byName = new HashMap<>();

    private Expectation(LastApply.State state) {
        this.state = state;
        this.ownership = Ownership.of(state.tenants());
        this.dialplan = DialplanFile.read(state.generated().files().values());
    }

    static Expectation of(LastApply.State state, Function<List<UUID>, Map<UUID, Secret>> vault, PhoneSettings phones) {
        Expectation expectation = new Expectation(state);
        Map<UUID, Secret> passwords = vault.apply(state.tenants().stream()
                .flatMap(Expectation::devices)
                .map(device -> device.deviceId().value())
                .toList());
        for (TenantConfiguration tenant : state.tenants()) {
            Owner owner = Owner.of(tenant);
            List<DeviceRows> rows = DeviceRows.applied(tenant, passwords, phones);
            expectation.devices.put(owner, rows);
            rows.forEach(row -> expectation.owners.put(row.id(), owner));
            devices(tenant)
                    .forEach(device ->
                            expectation.byName.put(device.sipUsername().value(), device));
        }
        return expectation;
    }

    String release() {
        return state.release();
    }

    Map<String, String> files() {
        return state.generated().files();
    }

    Dialplan dialplan() {
        return dialplan;
    }

    Ownership ownership() {
        return ownership;
    }

    Map<Owner, List<DeviceRows>> devicesByOwner() {
        return devices;
    }

    List<DeviceRows> devices() {
        return devices.values().stream().flatMap(List::stream).toList();
    }

    List<String> deviceIds() {
        return devices().stream().map(DeviceRows::id).toList();
    }

    @Nullable
    Owner ownerOf(String device) {
        return owners.get(device);
    }

    UUID deviceId(String name) {
        return Objects.requireNonNull(byName.get(name), name).deviceId().value();
    }

    /** Of the passwords that were applied, by device. */
    Map<UUID, Integer> generations(Collection<String> names) {
        Map<UUID, Integer> generations = new HashMap<>();
        names.forEach(name -> generations.put(
                deviceId(name), Objects.requireNonNull(byName.get(name), name).passwordGeneration()));
        return generations;
    }

    private static Stream<ConfiguredDevice> devices(TenantConfiguration tenant) {
        return ReachableDevices.of(tenant).all();
    }
}
