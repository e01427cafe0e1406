package com.pbxportal.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.app.faults.AmiProxy.Fault;
import com.pbxportal.app.support.Answer;
import com.pbxportal.shared.apply.ApplyEvent;
import com.pbxportal.shared.apply.ApplyGenerated;
import com.pbxportal.shared.apply.ApplyRequested;
import com.pbxportal.shared.apply.ApplyRollbackStarted;
import com.pbxportal.shared.apply.ApplyWritten;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The application is killed after a fact is recorded and before, or in the midst of, what follows from it. */
class KilledBetweenStepsTest extends FaultTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration ENDS_WITHIN = Duration.ofSeconds(30);

    @Test
    void a_request_that_nobody_has_seen_yet_is_carried_out() throws SQLException {
        Outcome outcome = Outcome.ofNewCustomer(ground, tenant);
        String job;
        try (Connection held = held("pbx.postgres", "LOCK TABLE readmodel.configuration_snapshot")) {
            job = request();
            awaitRecorded(ApplyRequested.class, job);
            ground.application().kill();
            held.rollback();
        }
        // Here the claims of the dead run out as they do in life.
        ground.application().start();

        Answer ended = Outcome.ended(ground, job, ENDS_WITHIN);

        assertThat(ended.text("status")).describedAs(ended.body()).isEqualTo("SUCCESS");
        outcome.isAsToldBy(ended);
    }

    @Test
    void what_was_generated_and_not_written_is_written_by_the_next_process() throws IOException {
        Outcome outcome = Outcome.ofNewCustomer(ground, tenant);
        String job;
        try (FileChannel fence = FileChannel.open(ground.releases().resolve(".fence"), StandardOpenOption.WRITE);
                FileLock held = fence.lock()) {
            assertThat(held.isValid()).isTrue();
            job = request();
            awaitRecorded(ApplyGenerated.class, job);
            ground.application().kill();
        }
        outcome.isUntouched();

        endsWell(outcome, job);
    }

    @Test
    void what_was_written_and_not_synchronised_is_synchronised_by_the_next_process() throws SQLException {
        Outcome outcome = Outcome.ofNewCustomer(ground, tenant);
        String job;
        try (Connection held = held("pbx.mariadb", "SELECT * FROM portal_apply FOR UPDATE")) {
            job = request();
            awaitRecorded(ApplyWritten.class, job);
            ground.application().kill();
            held.rollback();
        }

        endsWell(outcome, job);
    }

    @Test
    void what_was_synchronised_and_not_loaded_is_loaded_by_the_next_process() {
        Outcome outcome = Outcome.ofNewCustomer(ground, tenant);
        ground.proxy().spoilOnce("Reload", Fault.HELD);
        String job = request();
        ground.proxy().awaitMet();
        ground.application().kill();
        ground.proxy().mend();

        endsWell(outcome, job);
    }

    @Test
    void a_registration_that_was_to_end_is_ended_by_the_next_process() {
        RegisteredPhone phone = RegisteredPhone.of(ground, tenant);
        assertThat(phone.isRegistered()).isTrue();
        phone.getsAnotherPassword();
        ground.proxy().spoilOnce("DBDel", Fault.HELD);
        String job = request();
        ground.proxy().awaitMet();
        ground.application().kill();
        ground.proxy().mend();

        Answer ended = endedAfterRestart(job);

        assertThat(ended.text("status")).describedAs(ended.body()).isEqualTo("SUCCESS");
        assertThat(phone.isRegistered()).isFalse();
    }

    @Test
    void a_rollback_that_has_put_back_the_files_only_is_brought_to_its_end() throws SQLException {
        Outcome outcome = Outcome.ofNewCustomer(ground, tenant);
        ground.proxy().spoilOnce("Reload", Fault.HELD);
        String job = request();
        ground.proxy().awaitMet();
        try (Connection held = held("pbx.mariadb", "SELECT * FROM portal_apply FOR UPDATE")) {
            ground.proxy().spoil("ShowDialPlan", Fault.CUT, AmiProxy.TRIES);
            ground.proxy().release();
            awaitRecorded(ApplyRollbackStarted.class, job);
            Awaitility.await().atMost(PATIENCE).until(() -> ground.running()
                    .files()
                    .equals(outcome.before().files()));
            ground.application().kill();
            held.rollback();
        }

        Answer ended = endedAfterRestart(job);

        assertThat(ended.text("status")).describedAs(ended.body()).isEqualTo("ROLLED_BACK");
        outcome.isAsToldBy(ended);
    }

    private static void endsWell(Outcome outcome, String job) {
        Answer ended = endedAfterRestart(job);
        assertThat(ended.text("status")).describedAs(ended.body()).isEqualTo("SUCCESS");
        outcome.isAsToldBy(ended);
    }

    private static Answer endedAfterRestart(String job) {
        ground.letClaimsRunOut();
        ground.application().start();
        return Outcome.ended(ground, job, ENDS_WITHIN);
    }

    private static String request() {
        return Outcome.request(ground, false).expect(202).text("id");
    }

    private static void awaitRecorded(Class<? extends ApplyEvent> fact, String job) {
        Outcome.awaitRecorded(ground, fact, job);
    }

    /** Keeps what the statement locks until it is rolled back. */
    private static Connection held(String part, String statement) throws SQLException {
        Connection connection = ground.source(part).getConnection();
        connection.setAutoCommit(false);
        try (Statement jdbc = connection.createStatement()) {
            jdbc.execute(statement);
        }
        return connection;
    }
}
