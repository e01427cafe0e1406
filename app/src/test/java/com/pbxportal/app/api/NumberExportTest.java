package com.pbxportal.app.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.pbxportal.app.faults.HostileText;
import com.pbxportal.app.support.Answer;
import com.pbxportal.app.support.Numbers;
import com.pbxportal.app.support.Portal;
import com.pbxportal.app.support.PortalClient;
import com.pbxportal.app.support.Tenancy;
import com.pbxportal.app.support.User;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Numbers as a file: whole, harmless, and taken by an import as it is. */
class NumberExportTest {

    private static final String IMPORT = "/api/v1/dids/import";
    private static final String EXPORT = "/api/v1/dids/export";

    /** What a spreadsheet takes for the beginning of a formula, or of a number that needs no plus. */
    private static final String FORMULA = "(?s)[=+\\-@\\t\\r\\n\uff1d\uff0b\uff0d\uff20].*";

    private static final int LONG = 10_000;

    private static final List<String> HEADS = List.of(
            "number",
            "provider",
            "portal_status",
            "portal_tenant",
            "portal_enabled",
            "portal_assigned_type",
            "portal_assigned_to");

    private static final List<String> PROVIDERS = List.of(
            "Twilio",
            "=HYPERLINK(\"http://evil.example\",\"x\")",
            "@SUM(1)",
            "+1",
            "-1",
            "'=1",
            "''=1",
            "'tis",
            "'",
            "O'Neil; Sons, \"Ltd\"",
            "{}",
            " blanks ",
            "\uff1d1");

    private static final List<String> FIELDS = List.of(
            "city",
            "City",
            "",
            " ",
            " city",
            "number",
            "Phone Number",
            "DID",
            "carrier",
            "metadata_json",
            "portal_status",
            "=1+1",
            "'=1",
            "@x",
            "a,b",
            "a;did;b;c;d;e;f;g;h;i;j;k;l;m;n;o;p;q;r;s;t",
            "tab\tdid\ttab",
            "two\nlines",
            "\"quoted\"",
            "sep=;",
            "x".repeat(101));

    private PortalClient admin;

    @BeforeEach
    void login() {
        admin = Portal.platformAdmin();
    }

    @Test
    void what_a_file_brought_in_goes_out_in_its_columns_with_what_the_portal_knows() throws IOException {
        Tenancy tenant = Tenancy.create();
        User user = tenant.user();
        List<String> numbers = Numbers.fresh(3);
        csv("number,provider,City,Note\n" + numbers.get(0) + ",Twilio,\"K\u00f6ln, Mitte\",=1+1\n" + numbers.get(1)
                        + ",,,'tis\n" + numbers.get(2) + ",,,\n")
                .expect(201);
        allocate(tenant, numbers.subList(0, 2));
        admin.post("/api/v1/dids/" + Numbers.idOf(numbers.get(0)) + "/assign", Tenancy.toUser(user))
                .expect(201);

        Answer answer = admin.get(EXPORT + "?tenant_id=" + tenant.id() + "&sort=-number")
                .expect(200);

        assertThat(answer.header("Content-Type")).isEqualTo("text/csv;charset=UTF-8");
        assertThat(answer.header("Content-Disposition"))
                .matches("attachment; filename=\"numbers-\\d{4}-\\d{2}-\\d{2}\\.csv\"");
        assertThat(answer.body())
                .isEqualTo("\ufeff" + String.join(",", HEADS) + ",City,Note,metadata_json\r\n'" + numbers.get(1)
                        + ",,ALLOCATED," + tenant.slug() + ",true,,,,'tis,\r\n'" + numbers.get(0)
                        + ",Twilio,ASSIGNED," + tenant.slug() + ",true,USER," + user.id()
                        + ",\"K\u00f6ln, Mitte\",'=1+1,\r\n");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void an_export_runs_nothing_and_is_imported_again_unchanged(long seed) throws IOException {
        Tenancy tenant = Tenancy.create();
        List<String> numbers = Numbers.fresh(300);
        HostileText text = new HostileText(seed);
        List<Map<String, Object>> items = new ArrayList<>();
        for (int i = 0; i < numbers.size(); i++) {
            items.add(Map.of(
                    "number", numbers.get(i),
                    "provider", PROVIDERS.get(i % PROVIDERS.size()),
                    "metadata", metadata(i, text)));
        }
        admin.post(IMPORT, Map.of("dids", items)).expect(201);
        allocate(tenant, numbers);

        String file =
                admin.get(EXPORT + "?tenant_id=" + tenant.id()).expect(200).body();

        List<CSVRecord> rows = rows(file);
        assertThat(rows).hasSize(numbers.size() + 1);
        assertThat(file.lines().filter(line -> !line.isEmpty()))
                .as("a line for each, and CRLF alone ends one")
                .hasSize(numbers.size() + 1);
        assertThat(file.replace("\r\n", "")).doesNotContain("\r", "\n");
        assertThat(rows.stream().flatMap(CSVRecord::stream)).noneMatch(cell -> cell.matches(FORMULA));

        Map<String, JsonNode> before = stored(tenant);
        Answer imported = csv(file.replace("'+1555", "'+1556")).expect(201);

        assertThat(imported.at("imported").asInt()).isEqualTo(numbers.size());
        assertThat(imported.at("ignored_columns").valueStream().map(JsonNode::asString))
                .containsExactlyElementsOf(HEADS.subList(2, HEADS.size()));
        List<String> again =
                numbers.stream().map(number -> number.replace("+1555", "+1556")).toList();
        Tenancy other = Tenancy.create();
        allocate(other, again);
        Map<String, JsonNode> after = stored(other);
        for (String number : numbers) {
            assertThat(after.get(number.replace("+1555", "+1556"))).as(number).isEqualTo(before.get(number));
        }
    }

    @Test
    void ten_thousand_are_exported_with_the_filters_of_a_listing_each_once_and_only_to_whom_they_are_shown()
            throws IOException {
        Tenancy tenant = Tenancy.create();
        Tenancy other = Tenancy.create();
        List<String> numbers = new ArrayList<>(Numbers.fresh(10_000));
        Collections.shuffle(numbers, new java.util.Random(1));
        List<Map<String, Object>> items = new ArrayList<>();
        for (int i = 0; i < numbers.size(); i++) {
            items.add(Map.of("number", numbers.get(i), "provider", i % 2 == 0 ? "Twilio" : "Telekom"));
        }
        admin.post(IMPORT, Map.of("dids", items)).expect(201);
        allocate(tenant, numbers);
        List<String> sorted = numbers.stream().sorted().toList();

        String all = tenant.admin().get(EXPORT).expect(200).body();

        assertThat(numbersIn(all)).isEqualTo(sorted);
        assertThat(numbersIn(export(tenant.admin(), "?sort=-number"))).isEqualTo(sorted.reversed());
        assertThat(numbersIn(export(tenant.admin(), "?sort=created_at"))).containsExactlyInAnyOrderElementsOf(sorted);
        assertThat(numbersIn(
                        export(tenant.admin(), "?sort=-created_at&provider=Telekom&status=ALLOCATED&enabled=true")))
                .hasSize(5_000)
                .isSubsetOf(numbers);
        String part = sorted.get(4_321).substring(4);
        assertThat(numbersIn(export(admin, "?tenant_id=" + tenant.id() + "&number=" + part)))
                .containsExactly(sorted.get(4_321));
        assertThat(numbersIn(export(tenant.admin(), "?status=ASSIGNED"))).isEmpty();
        assertThat(numbersIn(export(other.admin(), ""))).isEmpty();
        other.admin().get(EXPORT + "?tenant_id=" + tenant.id()).expectProblem(403, "not_your_tenant");
        Answer known = csv("?dry_run=true", all).expect(200);
        assertThat(known.at("rows").findValuesAsString("outcome"))
                .hasSize(10_000)
                .containsOnly("exists");
    }

    @Test
    void a_filter_or_an_order_that_there_is_not_is_refused() {
        assertThat(admin.get(EXPORT + "?sort=updated_at&status=FREE")
                        .expectProblem(400, "invalid_input")
                        .errors())
                .containsExactly(
                        "status: Invalid status: FREE (one of ALLOCATED, ASSIGNED, UNASSIGNED)",
                        "sort: Invalid sort: updated_at (one of number, created_at, or -<field>)");
        assertThat(admin.get(EXPORT + "?page=2")
                        .expectProblem(400, "invalid_input")
                        .at("errors")
                        .findValuesAsString("field"))
                .containsExactly("page");
        admin.with("Accept", "text/csv").get(EXPORT + "?enabled=1").expectProblem(400, "invalid_input");
    }

    @Test
    void who_is_logged_out_meanwhile_gets_no_more_of_it_and_no_whole_file() throws IOException {
        Tenancy tenant = tenantWithLongFile();
        String token = tokenOf(tenant.user("tenant_admin"));

        try (Socket socket = begunExport(token)) {
            Portal.nobody().withToken(token).post("/api/v1/auth/logout").expect(204);
            String rest = new String(readToTheEnd(socket.getInputStream()), StandardCharsets.UTF_8);

            assertThat(rest).contains("Transfer-Encoding: chunked").doesNotEndWith("0\r\n\r\n");
            assertThat(rest.split("'\\+1555").length).isLessThan(LONG);
        }
    }

    @Test
    void an_account_takes_two_files_at_once_and_leaves_the_rest_to_others() throws IOException {
        Tenancy tenant = tenantWithLongFile();
        String token = tokenOf(tenant.user("tenant_admin"));
        PortalClient greedy = Portal.nobody().withToken(token);

        try (Socket first = begunExport(token)) {
            try (Socket second = begunExport(token)) {
                assertThat(List.of(first, second)).allMatch(Socket::isConnected);

                Answer refused = greedy.get(EXPORT).expectProblem(429, "too_many_exports");

                assertThat(refused.header("Retry-After")).isNotNull();
                greedy.get("/api/v1/dids").expect(200);
                tenant.user("tenant_admin").login().get(EXPORT).expect(200);
                assertThat(greedy.send("HEAD", EXPORT, null).expect(200).body())
                        .as("no file, and so no place")
                        .isEmpty();
            }
            await().until(() -> greedy.get(EXPORT + "?status=ASSIGNED").status() == 200);
        }
    }

    @Test
    void a_head_describes_the_file_and_refuses_what_a_get_would() {
        Answer head = admin.send("HEAD", EXPORT + "?sort=-number", null).expect(200);

        assertThat(head.header("Content-Type")).isEqualTo("text/csv;charset=UTF-8");
        assertThat(head.header("Content-Disposition")).startsWith("attachment; filename=\"numbers-");
        assertThat(head.header("Content-Length")).as("which is not known").isNull();
        admin.send("HEAD", EXPORT + "?sort=updated_at", null).expect(400);
    }

    /** So long that it does not fit into the buffers on the way to who does not read it. */
    private Tenancy tenantWithLongFile() {
        Tenancy tenant = Tenancy.create();
        List<String> numbers = Numbers.fresh(LONG);
        admin.post(
                        IMPORT,
                        Map.of(
                                "dids",
                                numbers.stream()
                                        .map(number ->
                                                Map.of("number", number, "metadata", Map.of("note", "n".repeat(700))))
                                        .toList()))
                .expect(201);
        allocate(tenant, numbers);
        return tenant;
    }

    private static String tokenOf(User user) {
        return Portal.nobody()
                .post("/api/v1/auth/login", Map.of("email", user.email(), "password", user.password()))
                .expect(200)
                .text("access_token");
    }

    /** Nothing of it is read but that it has begun. */
    private static Socket begunExport(String token) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4_096);
        socket.connect(new java.net.InetSocketAddress("127.0.0.1", Portal.node().port()));
        socket.setSoTimeout(60_000);
        socket.getOutputStream()
                .write(("GET " + EXPORT + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer " + token
                                + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
                .isEqualTo("HTTP/1.1 200");
        return socket;
    }

    /** A connection that is reset has ended, too. */
    private static byte[] readToTheEnd(InputStream in) {
        java.io.ByteArrayOutputStream all = new java.io.ByteArrayOutputStream();
        try {
            in.transferTo(all);
        } catch (IOException e) {
            // It has ended.
        }
        return all.toByteArray();
    }

    private static Map<String, @Nullable Object> metadata(int i, HostileText text) {
        Map<String, @Nullable Object> metadata = new HashMap<>();
        List<@Nullable Object> odd = Arrays.asList(
                "",
                " ",
                " x",
                "x ",
                "x\t",
                "\t=1",
                "'",
                "''",
                "'=1",
                "''+1",
                "-1",
                "\uff1d1",
                "two\r\nlines",
                "\rx",
                "\u2003x",
                "x\u0085",
                "\ufeff=1",
                "{\"a\":1}",
                "\"",
                true,
                null,
                7,
                new BigDecimal("0.12345678901234567890123"),
                new BigDecimal("1.50"),
                new BigDecimal("1e400"),
                List.of("voice", "=1"),
                Map.of("deep", Map.of("'=1", List.of())));
        metadata.put("odd", odd.get(i % odd.size()));
        metadata.put(FIELDS.get(i % FIELDS.size()), odd.get(i / 3 % odd.size()));
        metadata.put("plain", "text " + i);
        metadata.put("any", storable(text.next()));
        metadata.put(storable(text.next()), storable(text.nextName()));
        return metadata;
    }

    private static String storable(String text) {
        return text.replace("\0", "");
    }

    private void allocate(Tenancy tenant, List<String> numbers) {
        admin.post(
                        "/api/v1/dids/allocate",
                        Map.of(
                                "tenant_id",
                                tenant.id(),
                                "did_ids",
                                numbers.stream().map(Numbers::idOf).toList()))
                .expect(200);
    }

    /** By number: what an import can set. */
    private Map<String, JsonNode> stored(Tenancy tenant) {
        Map<String, JsonNode> stored = new LinkedHashMap<>();
        for (int page = 1; page <= 2; page++) {
            admin.get("/api/v1/dids?page_size=200&page=" + page + "&tenant_id=" + tenant.id())
                    .expect(200)
                    .at("items")
                    .valueStream()
                    .forEach(item -> stored.put(item.path("number").asString(), set(item)));
        }
        return stored;
    }

    private static JsonNode set(JsonNode item) {
        return ((tools.jackson.databind.node.ObjectNode) item).retain("provider", "provider_metadata");
    }

    private String export(PortalClient client, String query) {
        return client.get(EXPORT + query).expect(200).body();
    }

    private static List<String> numbersIn(String file) throws IOException {
        return rows(file).stream()
                .skip(1)
                .map(row -> row.get(0).substring(1))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static List<CSVRecord> rows(String file) throws IOException {
        assertThat(file).startsWith("\ufeff");
        try (CSVParser parser = CSVParser.parse(file.substring(1), CSVFormat.RFC4180)) {
            return parser.getRecords();
        }
    }

    private Answer csv(String body) {
        return csv("", body);
    }

    private Answer csv(String query, String body) {
        return admin.with("Content-Type", "text/csv; charset=utf-8").post(IMPORT + query, body);
    }
}
