package com.pbxportal.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.app.support.Answer;
import com.pbxportal.app.support.PortalClient;
import com.pbxportal.app.support.Together;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** PostgreSQL stands still, is not there, or breaks connections: requests are told so soon, and all goes on by itself. */
class PostgresAwayTest extends FaultTest {

    private static final String TENANTS = "/api/v1/tenants";

    /** Many times what it takes on an idle machine, and less than the time-outs that nobody should wait for. */
    private static final long HANGS = 20;

    enum Absence {
        /** It takes connections and says nothing. */
        STANDS_STILL {
            @Override
            void begin() {
                ground.postgresServer().halt();
            }

            @Override
            void end() {
                ground.postgresServer().goOn();
            }
        },
        /** Killed: nobody listens on its port. */
        REFUSES {
            @Override
            void begin() {
                ground.postgresCable().refuse();
            }

            @Override
            void end() {
                ground.postgresCable().mend();
            }
        };

        abstract void begin();

        abstract void end();
    }

    @ParameterizedTest
    @EnumSource
    void who_asks_a_database_that_is_away_is_told_so_and_health_answers(Absence absence) throws Exception {
        PortalClient admin = ground.admin();
        List<Answer> answers;
        Answer health;
        absence.begin();
        try {
            answers = CompletableFuture.supplyAsync(() -> Together.run(requests(admin, 60)))
                    .get(HANGS, TimeUnit.SECONDS);
            // It says at once that PostgreSQL is unhealthy, and after a few seconds that so is the whole.
            health = Awaitility.await()
                    .atMost(Duration.ofSeconds(HANGS))
                    .until(() -> admin.get("/api/v1/health"), answer -> answer.status() == 503);
        } finally {
            absence.end();
        }

        assertThat(Together.statuses(answers)).containsOnly(503);
        assertThat(answers).extracting(answer -> answer.text("code")).contains("database_unavailable");
        assertThat(answers)
                .extracting(answer -> answer.text("code"))
                .containsAnyOf("database_unavailable", "database_busy")
                .doesNotContain("internal_error", "service_unavailable");
        assertThat(health.text("status")).isEqualTo("unhealthy");
        goesOn(admin);
    }

    /** Commands in the midst of which the connection breaks are the ones that were called a fault of ours. */
    @Test
    void a_connection_that_breaks_is_nobodys_fault() {
        PortalClient admin = ground.admin();
        List<Answer> answers = new ArrayList<>();
        for (int round = 0; round < 5; round++) {
            List<Callable<Answer>> together = requests(admin, 20);
            together.add(() -> {
                ground.postgres().sql("""
                        SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                        WHERE pid <> pg_backend_pid() AND datname = current_database()""").query().listOfRows();
                return admin.get("/api/v1/health");
            });
            List<Answer> said = Together.run(together);
            answers.addAll(said.subList(0, said.size() - 1));
        }

        assertThat(answers)
                .filteredOn(answer -> answer.status() >= 500)
                .extracting(answer -> answer.text("code"))
                .isSubsetOf("database_unavailable", "database_busy", "read_model_behind");
        goesOn(admin);
    }

    private static void goesOn(PortalClient admin) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            assertThat(Customer.tenant(admin)).isNotEmpty();
            admin.get(TENANTS).expect(200);
        });
    }

    private static List<Callable<Answer>> requests(PortalClient admin, int count) {
        List<Callable<Answer>> requests = new ArrayList<>();
        for (int request = 0; request < count; request++) {
            boolean writes = request % 2 == 0;
            String name = "Away " + System.nanoTime() + " " + request;
            requests.add(() -> writes
                    ? admin.post(TENANTS, Map.of("name", name, "slug", "a" + Math.abs(name.hashCode())))
                    : admin.get(TENANTS));
        }
        return requests;
    }
}
