package com.pbxportal.command.apply.work;

import com.pbxportal.command.apply.phone.PhoneVerification;
import com.pbxportal.command.apply.phone.Registrations;
import com.pbxportal.command.apply.realtime.Reach;
import com.pbxportal.command.apply.render.Disclosure;
import com.pbxportal.command.apply.render.RevisionMarker;
import com.pbxportal.command.asterisk.ami.Asterisk;
import com.pbxportal.command.asterisk.ami.AsteriskUnreachable;
import com.pbxportal.command.asterisk.dialplan.Dialplan;
import com.pbxportal.command.asterisk.dialplan.DialplanFile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Asks Asterisk what it runs and compares. Its answer to a reload is worth nothing: it reports success also when it
 * has just dropped the whole dialplan, or rejected an endpoint.
 */
@Component
class Verification {

    private static final int SHOWN = 5;

    private final Asterisk asterisk;
    private final PhoneVerification phones;
    private final Registrations registrations;

    Verification(Asterisk asterisk, PhoneVerification phones, Registrations registrations) {
        this.asterisk = asterisk;
        this.phones = phones;
        this.registrations = registrations;
    }

    /**
     * All of the dialplan, every phone within reach, and that nobody is registered who should not be.
     *
     * @return in which points it is not what the files and rows say
     */
    List<String> ofRunning(Reach reach, Collection<String> files, Disclosure disclosure) {
        return compare(files, disclosure, () -> problems(phones.faults(reach).values(), astray(reach)));
    }

    /** As {@link #ofRunning}, and that nothing is left of what the last synchronisation removed. */
    List<String> afterChange(Reach reach, Collection<String> files, Disclosure disclosure) {
        return compare(
                files,
                disclosure,
                () -> problems(phones.faultsAfterChange(reach).values(), astray(reach)));
    }

    /** As {@link #ofRunning}, but for phones that did not run before either. */
    List<String> afterRestoring(Reach reach, Collection<String> files, Disclosure disclosure, Set<String> idle) {
        return compare(files, disclosure, () -> {
            Map<String, String> faults = phones.faults(reach);
            faults.keySet().removeAll(idle);
            return problems(faults.values(), astray(reach));
        });
    }

    /** The dialplan alone. */
    List<String> ofDialplan(Collection<String> files, Disclosure disclosure) {
        Dialplan generated = DialplanFile.read(files);
        return disclosure.differences(
                generated,
                asterisk.read(reading -> reading.dialplan(generated.contexts().keySet())));
    }

    /** That nothing of these files is loaded: there were none before. */
    List<String> ofAbsence() {
        return runningRevision()
                .map(revision -> List.of("revision " + revision + " is still loaded"))
                .orElse(List.of());
    }

    /** Empty if no revision is loaded, or if Asterisk does not answer. */
    Optional<String> runningRevision() {
        try {
            return RevisionMarker.in(asterisk.read(reading -> reading.context(RevisionMarker.CONTEXT)));
        } catch (AsteriskUnreachable e) {
            return Optional.empty();
        }
    }

    /** Dialplan and phones at the same time: most of it is waiting for Asterisk. */
    private List<String> compare(Collection<String> files, Disclosure disclosure, Supplier<List<String>> phonesToo) {
        FutureTask<List<String>> onPhones = new FutureTask<>(phonesToo::get);
        Thread.ofVirtual().name("verify-phones").start(onPhones);
        List<String> problems = new ArrayList<>(ofDialplan(files, disclosure));
        problems.addAll(resultOf(onPhones));
        return problems;
    }

    private static List<String> resultOf(FutureTask<List<String>> task) {
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Stream<String> astray(Reach reach) {
        return registrations.astray(reach).stream()
                .map(contact -> registrations.name(contact, reach))
                .map(name -> "Asterisk keeps a registration of " + name + " that should have ended");
    }

    private static List<String> problems(Collection<String> faults, Stream<String> astray) {
        List<String> problems = Stream.concat(faults.stream(), astray).toList();
        return problems.size() <= SHOWN
                ? problems
                : Stream.concat(
                                problems.stream().limit(SHOWN),
                                Stream.of("and " + (problems.size() - SHOWN) + " more phones"))
                        .toList();
    }
}
