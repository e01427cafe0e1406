package com.pbxportal.command.apply.configuration;

import com.pbxportal.command.apply.realtime.RealtimeDatabase;
import com.pbxportal.command.apply.release.Releases;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * The folder and the database that this installation may change. Each carries the id of the installation that applies
 * to it: a restored or copied portal has another one, and does not act on what the first one runs.
 */
@Component
public class Premises {

    private record Place(String name, Supplier<Optional<String>> owner, Consumer<String> giveTo) {}

    private final Installation installation;
    private final Place folder;
    private final Place database;

    Premises(Installation installation, Releases releases, RealtimeDatabase realtime) {
        this.installation = installation;
        this.folder = new Place("Asterisk's folder", releases::owner, releases::giveTo);
        this.database = new Place("Asterisk's MariaDB", realtime::owner, realtime::giveTo);
    }

    /**
     * What nobody has is this installation's from now on.
     *
     * @param takeOver also what somebody else has
     * @throws AnotherInstallation if it may not be changed
     */
    public void enter(boolean takeOver) {
        if (!takeOver) {
            requireOwn();
        }
        claim(folder);
        claim(database);
    }

    /** @throws AnotherInstallation if either is somebody else's */
    public void requireOwn() {
        requireOwn(folder);
        requireOwn(database);
    }

    /** Also in the midst of an apply: the copy of a portal goes on with the one that was under way. */
    public void requireOwnFolder() {
        requireOwn(folder);
    }

    public void requireOwnDatabase() {
        requireOwn(database);
    }

    private void requireOwn(Place place) {
        place.owner().get().filter(owner -> !owner.equals(installation.id())).ifPresent(owner -> {
            throw new AnotherInstallation(place.name(), owner, installation.id());
        });
    }

    private void claim(Place place) {
        if (!place.owner().get().equals(Optional.of(installation.id()))) {
            place.giveTo().accept(installation.id());
        }
    }
}
