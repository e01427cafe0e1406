package com.pbxportal.command.apply.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleasesTest {

    private static final Map<String, String> ONE = Map.of("generated_inbound.conf", "one");
    private static final Map<String, String> TWO = Map.of("generated_inbound.conf", "two", "b.conf", "b");

    @TempDir
    private Path etc;

    private Path link;
    private Releases releases;

    @BeforeEach
    void inAnEmptyFolder() {
        link = etc.resolve("extensions.d/synergycall");
        releases = new Releases(link);
    }

    @Test
    void asterisk_sees_the_files_of_the_last_release_through_the_link() throws IOException {
        assertThat(releases.publish("1", ONE, 1)).isEmpty();
        assertThat(releases.publish("2", TWO, 2)).contains("1");

        assertThat(link).isSymbolicLink();
        assertThat(Files.readString(link.resolve("generated_inbound.conf"))).isEqualTo("two");
        assertThat(releases.current()).contains("2");
        assertThat(releases.files("2")).isEqualTo(TWO);
        assertThat(releases.previousOf("2")).contains("1");
    }

    @Test
    void the_link_is_relative_so_that_it_holds_wherever_the_folder_is_mounted() throws IOException {
        releases.publish("1", ONE, 1);

        assertThat(Files.readSymbolicLink(link)).isEqualTo(Path.of("synergycall-releases", "1"));
    }

    @Test
    void a_link_that_somebody_led_elsewhere_is_led_back() throws IOException {
        releases.publish("1", ONE, 1);
        Path elsewhere = Files.createDirectory(etc.resolve("1"));
        Files.delete(link);
        Files.createSymbolicLink(link, elsewhere);
        assertThat(releases.inForce().target()).contains(elsewhere.toString());
        assertThat(releases.current()).isEmpty();

        assertThat(releases.publish("2", TWO, 2)).isEmpty();

        assertThat(releases.current()).contains("2");
        assertThat(releases.inForce().target()).contains(releases.targetOf("2"));
        assertThat(elsewhere).isEmptyDirectory();
    }

    @Test
    void a_release_that_somebody_removed_is_not_in_force() throws IOException {
        releases.publish("1", Map.of(), 1);
        Files.delete(etc.resolve("extensions.d/synergycall-releases/1/.previous"));
        Files.delete(etc.resolve("extensions.d/synergycall-releases/1"));

        assertThat(releases.current()).isEmpty();
        assertThat(releases.publish("1", ONE, 1)).isEmpty();
        assertThat(releases.files("1")).isEqualTo(ONE);
    }

    @Test
    void bytes_that_are_no_text_are_read_all_the_same() throws IOException {
        releases.publish("1", ONE, 1);
        Files.write(link.resolve("generated_inbound.conf"), new byte[] {(byte) 0xe4, '\n'});
        Files.createDirectory(link.resolve("folder.conf"));

        assertThat(releases.files("1")).containsOnlyKeys("generated_inbound.conf");
        assertThat(releases.inForce().files())
                .containsEntry("generated_inbound.conf", Optional.of("\ufffd\n"))
                .containsEntry("folder.conf", Optional.empty());
    }

    @Test
    void publishing_again_after_a_crash_still_tells_the_release_before() {
        releases.publish("1", ONE, 1);
        releases.publish("2", TWO, 2);

        assertThat(releases.publish("2", TWO, 3)).contains("1");
    }

    @Test
    void a_half_written_release_of_a_crashed_worker_is_written_anew() throws IOException {
        Path unfinished = etc.resolve("extensions.d/synergycall-releases/1.new");
        Files.createDirectories(unfinished);
        Files.writeString(unfinished.resolve("half.conf"), "half");

        releases.publish("1", ONE, 1);

        assertThat(releases.files("1")).isEqualTo(ONE);
    }

    @Test
    void an_earlier_release_can_be_put_back_and_so_can_none() throws IOException {
        releases.publish("1", ONE, 1);
        releases.publish("2", TWO, 1);

        releases.restore(Optional.of("1"), 1);
        assertThat(Files.readString(link.resolve("generated_inbound.conf"))).isEqualTo("one");
        assertThat(link.resolve("b.conf")).doesNotExist();

        releases.restore(Optional.empty(), 1);
        assertThat(link).doesNotExist();
    }

    @Test
    void a_folder_with_files_written_by_hand_is_left_alone() throws IOException {
        Files.createDirectories(link);
        Files.writeString(link.resolve("mine.conf"), "mine");

        assertThatThrownBy(() -> releases.publish("1", ONE, 1))
                .isInstanceOf(ReleaseNotWritten.class)
                .hasMessageContaining("written by hand");
        assertThat(Files.readString(link.resolve("mine.conf"))).isEqualTo("mine");
    }

    @Test
    void a_worker_that_lost_its_lease_switches_nothing() {
        releases.publish("1", ONE, 5);

        assertThatThrownBy(() -> releases.publish("2", TWO, 4)).hasMessageContaining("Another worker has taken over");
        assertThatThrownBy(() -> releases.restore(Optional.empty(), 4))
                .hasMessageContaining("Another worker has taken over");
        assertThat(releases.current()).contains("1");
    }

    @Test
    void where_nothing_can_be_written_nothing_is_switched_and_the_cause_is_told() throws IOException {
        Path notAFolder = Files.writeString(etc.resolve("file"), "x");

        assertThatThrownBy(() -> new Releases(notAFolder.resolve("synergycall")).publish("1", ONE, 1))
                .isInstanceOf(ReleaseNotWritten.class)
                .hasMessageContaining("Cannot write the generated files: " + notAFolder);
    }

    @Test
    void the_last_five_are_kept() throws IOException {
        Path folder = etc.resolve("extensions.d/synergycall-releases");
        for (int i = 1; i <= 9; i++) {
            releases.publish("r" + i, ONE, 1);
            Files.setLastModifiedTime(folder.resolve("r" + i), FileTime.from(Instant.ofEpochSecond(i)));
        }

        try (Stream<Path> left = Files.list(folder)) {
            List<String> names = left.filter(Files::isDirectory)
                    .map(path -> path.getFileName().toString())
                    .sorted()
                    .toList();
            assertThat(names).containsExactly("r5", "r6", "r7", "r8", "r9");
        }
    }
}
