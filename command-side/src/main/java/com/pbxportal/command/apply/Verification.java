package com.pbxportal.command.apply;

import com.pbxportal.command.apply.ami.AorList;
import com.pbxportal.command.apply.ami.Asterisk;
import com.pbxportal.command.apply.ami.AsteriskSession;
import com.pbxportal.command.apply.ami.AsteriskUnreachable;
import com.pbxportal.command.apply.ami.AuthList;
import com.pbxportal.command.apply.dialplan.Dialplan;
import com.pbxportal.command.apply.dialplan.DialplanFile;
import com.pbxportal.command.apply.dialplan.Difference;
import com.pbxportal.command.apply.realtime.RealtimeDatabase;
import com.pbxportal.command.apply.realtime.RealtimeDatabase.ManagedDevice;
import com.pbxportal.command.apply.render.RevisionMarker;
import com.pbxportal.shared.tenant.TenantId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Asks Asterisk what it runs and compares. Its answer to a reload is worth nothing: it reports success also when it
 * has just dropped the whole dialplan, or rejected an endpoint.
 */
@Component
class Verification {

    private static final int SHOWN = 5;

    private final Asterisk asterisk;
    private final RealtimeDatabase realtime;

    Verification(Asterisk asterisk, RealtimeDatabase realtime) {
        this.asterisk = asterisk;
        this.realtime = realtime;
    }

    /** All of the dialplan, and every endpoint in scope. @return in which points it is not what the files say */
    List<String> ofRunning(@Nullable TenantId scope, Collection<String> files) {
        List<ManagedDevice> devices = realtime.managedDevices(scope);
        return compare(files, devices, devices.stream().map(ManagedDevice::id).collect(Collectors.toSet()));
    }

    /** As {@link #ofRunning}, but asks for those endpoints alone that the last synchronisation touched. */
    List<String> afterChange(@Nullable TenantId scope, Collection<String> files) {
        return compare(files, realtime.managedDevices(scope), realtime.touchedDevices());
    }

    /** That nothing of these files is loaded: there were none before. */
    List<String> ofAbsence() {
        return runningRevision()
                .map(revision -> List.of("revision " + revision + " is still loaded"))
                .orElse(List.of());
    }

    /** Empty if no revision is loaded, or if Asterisk does not answer. */
    Optional<String> runningRevision() {
        try (AsteriskSession session = asterisk.connect()) {
            return RevisionMarker.in(session.context(RevisionMarker.CONTEXT));
        } catch (AsteriskUnreachable e) {
            return Optional.empty();
        }
    }

    /** Dialplan and devices at the same time: most of it is waiting for Asterisk. */
    private List<String> compare(Collection<String> files, List<ManagedDevice> devices, Set<String> endpoints) {
        FutureTask<List<String>> realtime = new FutureTask<>(() -> {
            try (AsteriskSession session = asterisk.connect()) {
                return realtime(session, devices, endpoints);
            }
        });
        Thread.ofVirtual().name("verify-realtime").start(realtime);
        List<String> problems = new ArrayList<>();
        try (AsteriskSession session = asterisk.connect()) {
            problems.addAll(dialplan(session, files));
        }
        problems.addAll(resultOf(realtime));
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

    private static List<String> dialplan(AsteriskSession session, Collection<String> files) {
        Dialplan generated = DialplanFile.read(files);
        Dialplan loaded = session.dialplan();
        List<String> empty = generated.contexts().keySet().stream()
                .filter(name -> !loaded.contexts().containsKey(name) && session.hasContext(name))
                .toList();
        return Difference.between(generated, loaded.withEmpty(empty));
    }

    private static List<String> realtime(AsteriskSession session, List<ManagedDevice> devices, Set<String> endpoints) {
        Map<String, AuthList> auths = session.auths();
        Map<String, AorList> aors = session.aors();
        Map<String, String> contexts = session.endpointContexts(devices.stream()
                .map(ManagedDevice::id)
                .filter(endpoints::contains)
                .toList());
        List<String> problems = new ArrayList<>();
        for (ManagedDevice device : devices) {
            check(device, auths.get(device.id()), aors.get(device.id()), contexts)
                    .ifPresent(problems::add);
        }
        Set<String> gone = new TreeSet<>(endpoints);
        devices.forEach(device -> gone.remove(device.id()));
        for (String id : gone) {
            if (auths.containsKey(id)
                    || aors.containsKey(id)
                    || session.endpoint(id).isPresent()) {
                problems.add("the removed device " + id + " is still there");
            }
        }
        return problems.size() <= SHOWN
                ? problems
                : Stream.concat(
                                problems.stream().limit(SHOWN),
                                Stream.of("and " + (problems.size() - SHOWN) + " more devices"))
                        .toList();
    }

    private static Optional<String> check(
            ManagedDevice device, @Nullable AuthList auth, @Nullable AorList aor, Map<String, String> contexts) {
        if (auth == null
                || !device.credential().equals(auth.getMd5Cred())
                || !device.id().equals(auth.getUsername())) {
            return Optional.of("device " + device.id() + " has not the credentials that it should");
        }
        if (aor == null) {
            return Optional.of("device " + device.id() + " has no address of record");
        }
        String context = contexts.get(device.id());
        return context == null || context.equals(device.context())
                ? Optional.empty()
                : Optional.of("endpoint " + device.id()
                        + (context.isEmpty()
                                ? " is not there"
                                : " is in context " + context + ", not " + device.context()));
    }
}
