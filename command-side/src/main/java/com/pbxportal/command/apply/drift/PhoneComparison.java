package com.pbxportal.command.apply.drift;

import com.pbxportal.command.apply.drift.DriftFinding.Where;
import com.pbxportal.command.apply.realtime.DeviceRows;
import com.pbxportal.command.apply.render.Owner;
import com.pbxportal.command.asterisk.ami.FoundDevice.Credentials;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compares the phones that Asterisk knows with those that were generated. */
final class PhoneComparison {

    /** A finding that does not count if the device has got another password since. */
    record Point(String device, boolean credential, DriftFinding finding) {}

    private final Running running;
    private final List<Point> points = new ArrayList<>();

    private PhoneComparison(Running running) {
        this.running = running;
    }

    static List<Point> between(Owner owner, List<DeviceRows> devices, Running running) {
        PhoneComparison comparison = new PhoneComparison(running);
        devices.forEach(device -> comparison.compare(owner, device));
        return comparison.points;
    }

    private void compare(Owner owner, DeviceRows device) {
        String id = device.id();
        String context = running.endpoints().getOrDefault(id, "");
        boolean isThere = !context.isEmpty()
                || running.auths().containsKey(id)
                || running.aors().contains(id);
        if (!isThere && !device.knowsCredential()) {
            // Erased before there were rows: nothing is missing.
            return;
        }
        if (!context.equals(device.context())) {
            String found = context.isEmpty() ? null : "in context " + context;
            add(owner, id, false, "endpoint " + id, "in context " + device.context(), found);
        }
        compareCredentials(owner, device, running.auths().get(id));
        if (!running.aors().contains(id)) {
            add(owner, id, false, "aor " + id, "an address of record", null);
        }
    }

    private void compareCredentials(Owner owner, DeviceRows device, @Nullable Credentials auth) {
        boolean known = device.knowsCredential();
        if (auth == null) {
            add(owner, device.id(), false, "auth " + device.id(), "credentials", null);
        } else if (!device.id().equals(auth.username())) {
            add(owner, device.id(), false, "auth " + device.id(), "credentials", "credentials of another name");
        } else if (known && !device.credential().equals(auth.digest())) {
            add(owner, device.id(), true, "auth " + device.id(), "credentials", "other credentials");
        }
    }

    private void add(
            Owner owner, String id, boolean credential, String object, String expected, @Nullable String found) {
        points.add(new Point(id, credential, DriftFinding.of(Where.ASTERISK, owner, object, expected, found, null)));
    }
}
