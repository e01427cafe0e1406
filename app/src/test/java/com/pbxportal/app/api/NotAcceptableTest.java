package com.pbxportal.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.app.support.Answer;
import com.pbxportal.app.support.Portal;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who would not accept the answer is refused before anything is done: an answer may hold what is shown once. */
class NotAcceptableTest {

    private static final String ADMIN = "p.admin";

    private static Cast cast;

    @BeforeAll
    static void assemble() {
        cast = new Cast();
    }

    static Stream<AccessTest.Row> changes() {
        return AccessTest.rows().stream()
                .filter(row -> !row.method().equals("GET")
                        && !List.of(401, 403).contains(row.statuses().get(ADMIN)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void nothing_is_done_for_who_accepts_no_answer(AccessTest.Row row) {
        boolean hasNoBody = row.statuses().get(ADMIN) == 204;
        Cast.Target target = cast.target(row.method(), row.path(), hasNoBody);
        String id = UUID.randomUUID().toString();

        Answer answer = target.askedBy(
                cast.client(ADMIN, row.path().endsWith("/logout"))
                        .with("Accept", "text/csv")
                        .with("X-Request-Id", id),
                row.method());

        if (hasNoBody) {
            answer.expect(204);
        } else {
            answer.expectProblem(406, "not_acceptable");
            assertThat(eventsOf(id)).isZero();
        }
    }

    private static int eventsOf(String requestId) {
        return Portal.postgres()
                .sql("SELECT count(*) FROM eventstore.domain_event_entry"
                        + " WHERE convert_from(meta_data, 'UTF8')::jsonb ->> 'request_id' = ?")
                .param(requestId)
                .query(Integer.class)
                .single();
    }
}
