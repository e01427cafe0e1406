package com.pbxportal.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.app.support.Answer;
import com.pbxportal.shared.apply.ApplyPreflighted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The disk is full, or something that is not the portal's stands where it wants to write. */
class DiskTroubleTest extends FaultTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @Test
    void what_can_be_written_only_in_part_is_not_switched_to() throws Exception {
        Outcome outcome = Outcome.ofNewCustomer(ground, tenant);

        // The kernel refuses every byte beyond, as on a full disk; root is no exception, and it needs no mount.
        String id = disturbed(ApplyPreflighted.class, () -> ground.application().limitFilesTo("200"));
        Answer job = Outcome.ended(ground, id, PATIENCE);
        ground.application().limitFilesTo("unlimited");

        assertFailed(job, "Cannot write the generated files");
        outcome.isAsToldBy(job);
        assertThat(unfinished()).isEmpty();
    }

    @Test
    void a_releases_folder_that_cannot_be_written_to_fails_the_apply() throws Exception {
        Outcome outcome = Outcome.ofNewCustomer(ground, tenant);
        Path fence = ground.releases().resolve(".fence");
        Files.delete(fence);
        Files.createDirectories(fence.resolve("in the way"));

        Answer job = ended();

        Files.delete(fence.resolve("in the way"));
        Files.delete(fence);
        assertFailed(job, ".fence");
        outcome.isAsToldBy(job);
    }

    @Test
    void a_link_that_cannot_be_made_fails_the_apply_and_the_old_one_stays() throws Exception {
        Outcome outcome = Outcome.ofNewCustomer(ground, tenant);
        Path link = ground.releases().resolveSibling("synergycall.new");
        Files.createDirectories(link.resolve("in the way"));

        Answer job = ended();

        Files.delete(link.resolve("in the way"));
        assertFailed(job, "synergycall.new");
        outcome.isAsToldBy(job);
    }

    @Test
    void a_link_in_place_of_the_releases_folder_that_leads_nowhere_fails_the_apply() throws Exception {
        Outcome outcome = Outcome.ofNewCustomer(ground, tenant);
        Path aside = ground.releases().resolveSibling("aside");
        Files.move(ground.releases(), aside);
        Files.createSymbolicLink(ground.releases(), Path.of("nowhere"));

        Answer job = ended();

        Files.delete(ground.releases());
        Files.move(aside, ground.releases());
        assertFailed(job, "VALIDATE", "synergycall-releases");
        outcome.isAsToldBy(job);
    }

    private static void assertFailed(Answer job, String reason) {
        assertFailed(job, "WRITE", reason);
    }

    private static void assertFailed(Answer job, String step, String reason) {
        assertThat(job.text("status")).describedAs(job.body()).isEqualTo("FAILED");
        assertThat(job.text("failed_step")).isEqualTo(step);
        assertThat(job.text("error_text")).contains(reason);
    }

    private static Answer ended() {
        return Outcome.ended(ground, Outcome.request(ground, false).expect(202).text("id"), PATIENCE);
    }

    private static List<Path> unfinished() throws IOException {
        try (Stream<Path> found = Files.list(ground.releases())) {
            return found.filter(path -> path.toString().endsWith(".new")).toList();
        }
    }
}
