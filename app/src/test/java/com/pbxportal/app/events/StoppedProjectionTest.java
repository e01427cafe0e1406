package com.pbxportal.app.events;

import static com.pbxportal.app.support.Portal.platformAdmin;
import static com.pbxportal.app.support.Portal.postgres;
import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.app.support.Answer;
import com.pbxportal.app.support.Device;
import com.pbxportal.app.support.Portal;
import com.pbxportal.app.support.Tenancy;
import com.pbxportal.app.support.User;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A projection that cannot write stops, and says so; it does not go on with a hole in it. */
class StoppedProjectionTest {

    private static boolean broken;

    private static void breakTheTable() {
        postgres().sql("ALTER TABLE readmodel.device RENAME TO device_away").update();
        broken = true;
    }

    @AfterEach
    void repairTheTable() {
        if (broken) {
            postgres().sql("ALTER TABLE readmodel.device_away RENAME TO device").update();
            broken = false;
        }
    }

    @Test
    void a_projection_that_fails_stops_loudly_and_loses_nothing() {
        Tenancy tenant = Tenancy.create();
        User ann = tenant.user();
        ReadModels.awaitAll();
        long before = ReadModels.lastPosition();

        breakTheTable();
        List<Device> added = new ArrayList<>();
        for (String label : List.of("Desk", "Mobile", "Kitchen")) {
            added.add(tenant.phoneOf(ann, label));
        }
        Awaitility.await().untilAsserted(() -> assertThat(health()).contains("views fails after event", "device"));
        CompletableFuture<Answer> asked =
                CompletableFuture.supplyAsync(() -> platformAdmin().get("/api/v1/devices?user_id=" + ann.id()));
        Awaitility.await()
                .untilAsserted(() -> platformAdmin().get("/api/v1/health").expect(503));
        assertThat(platformAdmin()
                        .get("/api/v1/audit-logs?entity_id=" + added.getLast().id())
                        .at("total")
                        .asInt())
                .isEqualTo(1);
        assertThat(position("views")).isEqualTo(before);
        assertThat(asked).isNotDone();
        repairTheTable();

        assertThat(asked.join().expect(200).at("items").findValuesAsString("id"))
                .containsExactlyInAnyOrderElementsOf(
                        added.stream().map(Device::id).toList());
        Awaitility.await().untilAsserted(() -> assertThat(health()).contains("keep up with event"));
    }

    private static String health() {
        return platformAdmin().get("/api/v1/health").text("/components/projections/detail");
    }

    private static long position(String group) {
        return Portal.postgres()
                .sql("SELECT (convert_from(token, 'UTF8')::jsonb ->> 'index')::bigint"
                        + " FROM eventstore.token_entry WHERE processor_name = ?")
                .param(group)
                .query(Long.class)
                .single();
    }
}
