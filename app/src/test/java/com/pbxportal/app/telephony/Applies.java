package com.pbxportal.app.telephony;

import static com.pbxportal.app.support.Portal.platformAdmin;
import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.app.support.Answer;
import com.pbxportal.app.support.Portal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;

/** Bringing the configuration to the real Asterisk. */
public final class Applies {

    private Applies() {}

    /** Returns when Asterisk runs what the portal has now. */
    public static Answer everything() {
        Answer job = request();
        assertThat(job.text("status")).describedAs(job.body()).isEqualTo("SUCCESS");
        return job;
    }

    /** Returns when an apply has ended, however. */
    public static Answer request() {
        Portal.requireAsterisk();
        awaitNoneRunning();
        return platformAdmin()
                .post("/api/v1/apply?wait=50", Map.of("force", false))
                .expect(202);
    }

    public static void awaitNoneRunning() {
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> jobs("PENDING") + jobs("RUNNING") == 0);
    }

    private static int jobs(String status) {
        return platformAdmin()
                .get("/api/v1/apply/jobs?status=" + status)
                .at("total")
                .asInt();
    }

    /** A generated file, as Asterisk finds it. */
    public static String file(String name) {
        Path etc = Path.of(Portal.property("pbx.asterisk.etc"));
        try {
            return Files.readString(etc.resolve("extensions.d/synergycall").resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
