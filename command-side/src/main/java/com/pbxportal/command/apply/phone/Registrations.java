package com.pbxportal.command.apply.phone;

import com.pbxportal.command.apply.realtime.ManagedDevice;
import com.pbxportal.command.apply.realtime.Reach;
import com.pbxportal.command.apply.realtime.RealtimeDatabase;
import com.pbxportal.command.asterisk.ami.Asterisk;
import com.pbxportal.command.asterisk.ami.AsteriskSession;
import com.pbxportal.command.asterisk.ami.Contact;
import com.pbxportal.command.asterisk.ami.Reading;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Who has registered, and who of them should not have: Asterisk keeps a registration until it runs out, whatever has
 * become of the device and its password, and lets whoever gets the name next be called there.
 */
@Component
public class Registrations {

    private static final Logger log = LoggerFactory.getLogger(Registrations.class);
    private static final int ATTEMPTS = 3;

    private final Asterisk asterisk;
    private final RealtimeDatabase realtime;

    Registrations(Asterisk asterisk, RealtimeDatabase realtime) {
        this.asterisk = asterisk;
        this.realtime = realtime;
    }

    /** What an apply may call it: one of another tenant is left to whoever reads the log. */
    public String name(Contact contact, Reach reach) {
        return reach.tenant() == null
                        || realtime.touchedDevices().contains(contact.aor())
                        || realtime.managedDevices(reach).stream()
                                .anyMatch(device -> device.id().equals(contact.aor()))
                ? contact.aor()
                : "a device that this apply does not touch";
    }

    /** Ends those that are left of whoever had these names before: nobody has them yet. */
    public void endThoseOf(Collection<String> names, Reach reach) {
        end(astray(reach, names), reach);
    }

    /** Ends those that were made with credentials that are no more. Once more: does nothing. */
    public void endOutdated(Reach reach) {
        Set<String> outdated = realtime.registrationsToEnd();
        end(astray(reach, outdated), reach);
        realtime.registrationsEnded(outdated);
    }

    /** Those that should not be there. */
    public List<Contact> astray(Reach reach) {
        return astray(reach, realtime.registrationsToEnd());
    }

    /** @param none the names under which nobody may be registered */
    private List<Contact> astray(Reach reach, Collection<String> none) {
        Set<String> managed =
                realtime.managedDevices(reach).stream().map(ManagedDevice::id).collect(Collectors.toSet());
        return asterisk.read(reading -> {
            List<Contact> registered =
                    reading.contacts().stream().filter(Contact::isRegistered).toList();
            if (registered.isEmpty()) {
                return registered;
            }
            Set<String> known = reach.tenant() == null ? addressesOfRecord(reading) : null;
            return registered.stream()
                    .filter(contact -> none.contains(contact.aor())
                            || known != null && !known.contains(contact.aor())
                            || managed.contains(contact.aor()) && !contact.isOf(contact.aor()))
                    .toList();
        });
    }

    /** Those of the table are asked for there: while Asterisk cannot read it, its registrations are no less right. */
    private Set<String> addressesOfRecord(Reading reading) {
        Set<String> known = new HashSet<>(realtime.addressesOfRecord());
        known.addAll(reading.aors());
        return known;
    }

    /** Who registers in the meantime, does so with other credentials, and stays. */
    private void end(List<Contact> astray, Reach reach) {
        List<Contact> left = astray;
        for (int attempt = 0; !left.isEmpty(); attempt++) {
            if (attempt == ATTEMPTS) {
                log.warn("The registration of {} does not end", left.getFirst().aor());
                throw new RegistrationNotEnded(name(left.getFirst(), reach));
            }
            try (AsteriskSession session = asterisk.connect()) {
                left.forEach(session::endRegistration);
            }
            Set<Contact> now = new HashSet<>(asterisk.read(Reading::contacts));
            left = left.stream().filter(now::contains).toList();
        }
        if (!astray.isEmpty()) {
            log.info(
                    "{} registrations were ended, the first of {}",
                    astray.size(),
                    astray.getFirst().aor());
        }
    }
}
