package com.pbxportal.command.apply.drift;

import com.pbxportal.command.apply.configuration.LastApply;
import com.pbxportal.command.apply.configuration.Secrets;
import com.pbxportal.command.apply.guest.Guests;
import com.pbxportal.command.apply.guest.SecretRef;
import com.pbxportal.command.apply.guest.TenantConfiguration;
import com.pbxportal.command.apply.realtime.DeviceRows;
import com.pbxportal.command.apply.render.GenerationSettings;
import com.pbxportal.command.apply.render.Owner;
import com.pbxportal.command.apply.render.Ownership;
import com.pbxportal.command.asterisk.dialplan.Dialplan;
import com.pbxportal.command.asterisk.dialplan.DialplanFile;
import com.pbxportal.shared.identity.Secret;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** All that should be there after the last apply that ended well. */
final class Expectation {

    private final LastApply.State state;
    private final Ownership ownership;
    private final Dialplan dialplan;
    private final Map<Owner, List<DeviceRows>> devices = new LinkedHashMap<>();
    private final Map<String, Owner> owners = new HashMap<>();
    private final Map<String, SecretRef> passwords = new HashMap<>();

    private Expectation(LastApply.State state, GenerationSettings settings) {
        this.state = state;
        this.ownership = Ownership.of(state.tenants(), settings);
        this.dialplan = DialplanFile.read(state.generated().files().values());
    }

    static Expectation of(LastApply.State state, Secrets secrets, GenerationSettings settings) {
        Guests guests = settings.guests();
        Expectation expectation = new Expectation(state, settings);
        List<SecretRef> refs = state.tenants().stream().flatMap(guests::secrets).toList();
        Map<SecretRef, Secret> known = secrets.get(refs);
        refs.forEach(ref -> expectation.passwords.put(ref.name(), ref));
        for (TenantConfiguration tenant : state.tenants()) {
            Owner owner = Owner.of(tenant);
            List<DeviceRows> rows = DeviceRows.applied(tenant, known, guests);
            expectation.devices.put(owner, rows);
            rows.forEach(row -> expectation.owners.put(row.id(), owner));
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

    /** Of the passwords that were applied, by name of the phone. */
    SecretRef password(String phone) {
        return Objects.requireNonNull(passwords.get(phone), phone);
    }
}
