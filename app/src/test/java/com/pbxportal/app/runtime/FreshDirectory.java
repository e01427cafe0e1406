package com.pbxportal.app.runtime;

import com.pbxportal.app.runtime.embedded.Leftovers;
import com.pbxportal.app.runtime.instance.DataDirectory;
import com.pbxportal.app.runtime.instance.InstanceLock;
import com.pbxportal.app.runtime.instance.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** A data directory with nothing in it, also when the run before was killed in the midst of its work. */
public final class FreshDirectory {

    private FreshDirectory() {}

    public static Path at(Path folder) throws IOException, InterruptedException {
        DataDirectory directory = DataDirectory.open(folder);
        Optional<InstanceLock> lock = InstanceLock.tryTake(directory.lock());
        if (lock.isEmpty()) {
            throw new IllegalStateException("Another test run works in " + folder);
        }
        try (InstanceLock held = lock.get()) {
            Leftovers.stopAll(directory, Progress.silent());
            DataDirectory.deleteTree(directory.root());
        }
        return folder;
    }
}
