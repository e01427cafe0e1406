package com.pbxportal.app.runtime.instance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstanceLockTest {

    @TempDir
    Path folder;

    @Test
    void nobody_else_can_open_the_file_and_so_hold_its_lock() throws IOException {
        Path made = folder.resolve("lock");
        Path found = Files.createFile(
                folder.resolve("older"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r--r--")));

        for (Path file : new Path[] {made, found}) {
            try (InstanceLock lock = InstanceLock.tryTake(file).orElseThrow()) {
                assertThat(lock).isNotNull();
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .isEqualTo("rw-------");
            }
        }
    }
}
