package com.pbxportal.slice;

import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.app.support.Answer;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProblemsTest extends SliceTest {

    private static final String WIDGETS = "/api/v1/widgets";

    @Test
    void a_problem_has_all_members_and_the_request_id() {
        Answer answer = platformAdmin()
                .with("X-Request-Id", "my-request-1")
                .get("/api/v1/failing?with=conflict")
                .expectProblem(409, "widget_already_taken");

        assertThat(answer.body())
                .isEqualTo(
                        "{\"type\":\"urn:pbx-portal:problem:widget_already_taken\",\"title\":\"Widget already taken\","
                                + "\"status\":409,\"detail\":\"The widget is already taken by bob@example.com\","
                                + "\"instance\":\"/api/v1/failing\",\"code\":\"widget_already_taken\",\"errors\":[],"
                                + "\"request_id\":\"my-request-1\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "unknown, 404, unknown_tenant",
        "wrapped, 404, unknown_tenant",
        "aggregate, 404, not_found",
        "concurrency, 409, concurrent_change",
        "locking, 409, concurrent_change",
        "connection, 503, database_unavailable",
        "shutdown, 503, database_unavailable",
        "anything else, 500, internal_error"
    })
    void what_a_handler_throws_has_a_status_and_a_code(String with, int status, String code) {
        platformAdmin().get("/api/v1/failing?with=" + with.replace(" ", "%20")).expectProblem(status, code);
    }

    @Test
    void our_own_faults_tell_nothing_of_the_inside() {
        Answer answer = platformAdmin().get("/api/v1/failing?with=alice").expectProblem(500, "internal_error");

        assertThat(answer.body()).doesNotContain("secret", "alice", "Exception", "com.pbxportal");
    }

    @Test
    void an_unreachable_database_says_when_to_come_back() {
        Answer answer = platformAdmin().get("/api/v1/failing?with=connection");

        assertThat(answer.header("Retry-After")).isEqualTo("5");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"full_name":"a","size":1,"colour":"red"}        | colour: Unknown field; known are email, enabled, full_name, parts, password, role, since, size, tenant_id
            {"full_name":"a","size":"many"}                  | size: Invalid value "many": must be a whole number
            {"full_name":"a","size":"5"}                     | size: Invalid value "5": must be a whole number
            {"full_name":"a","size":1.5}                     | size: Invalid value "1.5": must be a whole number
            {"full_name":"a","size":null}                    | size: Invalid value: must be a whole number
            {"full_name":"a","size":1,"tenant_id":"x"}       | tenant_id: Invalid value "x": must be a UUID
            {"full_name":"a","size":1,"role":"boss"}         | role: Invalid value "boss": must be one of end_user, support, tenant_admin, platform_admin
            {"full_name":"a","size":1,"enabled":"yes"}       | enabled: Invalid value "yes": must be true or false
            {"full_name":"a","size":1,"since":"yesterday"}   | since: Invalid value "yesterday": must be a time like 2026-01-31T10:00:00Z
            {"full_name":"a","size":1,"parts":{}}            | parts: Invalid value: must be a list
            {"full_name":["a"],"size":1}                     | full_name: Invalid value: must be text
            {"full_name":5,"size":1}                         | full_name: Invalid value "5": must be text
            {"full_name":"a","size":99999999999}             | size: Invalid value "99999999999": must be a whole number
            {"full_name":"a","size":1,"email":"nobody"}      | email: Invalid email address: nobody
            {"full_name":"a","size":1,"parts":[{},{"spare_number":"12"}]} | parts[1].spare_number: Invalid E.164 format: 12
            {"full_name":"a","size":1,"parts":[{"label":"too long"}]}     | parts[0].label: size must be between 0 and 5
            {"full_name":" ","size":1}                       | full_name: must not be blank
            {"full_name":"a","size":1,"tenant_id":"1-1-1-1-1"} | tenant_id: Invalid value "1-1-1-1-1": must be a UUID
            {"full_name":"a","size":1,"tenant_id":"AAAAAAAAcACAAAAAAACsPg=="} | tenant_id: Invalid value "AAAAAAAAcACAAAAAAACsPg==": must be a UUID
            """)
    void a_refused_field_is_named_with_value_and_rule(String body, String error) {
        Answer answer = platformAdmin().post(WIDGETS, body).expectProblem(400, "invalid_input");

        assertThat(answer.errors()).containsExactly(error);
        assertThat(answer.text("detail")).contains(error.substring(error.indexOf(": ") + 2));
    }

    @Test
    void all_refused_fields_are_told_at_once() {
        Answer answer =
                platformAdmin().post(WIDGETS, "{\"full_name\":\"\",\"size\":0}").expectProblem(400, "invalid_input");

        assertThat(answer.errors())
                .containsExactlyInAnyOrder("full_name: must not be blank", "size: must be greater than or equal to 1");
        assertThat(answer.text("detail")).startsWith("2 fields are invalid; the first: ");
    }

    @Test
    void messages_do_not_follow_the_browsers_language() {
        Answer answer = platformAdmin().with("Accept-Language", "de").post(WIDGETS, "{\"full_name\":\"\",\"size\":1}");

        assertThat(answer.errors()).containsExactly("full_name: must not be blank");
    }

    @Test
    void a_password_of_the_wrong_kind_is_not_repeated() {
        Answer answer = platformAdmin()
                .post(WIDGETS, "{\"full_name\":\"a\",\"size\":1,\"password\":{\"s3cret\":1}}")
                .expectProblem(400, "invalid_input");

        assertThat(answer.errors()).containsExactly("password: Invalid value: must be text");
        assertThat(answer.body()).doesNotContain("s3cret");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"full_name":       | malformed_body
            [1]                 | malformed_body
            {"full_name":"a","size":1} x | malformed_body
            """)
    void a_body_that_is_not_the_json_it_should_be_is_malformed(String body, String code) {
        platformAdmin().post(WIDGETS, body).expectProblem(400, code);
    }

    @Test
    void how_the_parser_could_be_changed_is_not_told() {
        Answer answer = platformAdmin().post(WIDGETS, "{\"size\":NaN}").expectProblem(400, "malformed_body");

        assertThat(answer.text("detail")).endsWith(": Non-standard token 'NaN'");
    }

    @Test
    void a_field_that_is_there_twice_is_named() {
        Answer answer = platformAdmin()
                .post(WIDGETS, "{\"full_name\":\"a\",\"size\":1,\"full_name\":\"b\"}")
                .expectProblem(400, "malformed_body");

        assertThat(answer.text("detail")).contains("full_name");
    }

    @Test
    void how_our_types_are_called_is_not_told() {
        Answer number = platformAdmin().post(WIDGETS, "{\"size\":" + "9".repeat(2_000) + "}");
        Answer secret = nobody().post("/api/v1/auth/login", "{\"email\":\"a@b.example\",\"password\":{\"x\":1}}");

        assertThat(number.expectProblem(400, "malformed_body").body())
                .doesNotContain("StreamReadConstraints", "Constraints", "`");
        assertThat(secret.body()).doesNotContain("object with");
    }

    @Test
    void a_value_is_told_but_not_at_any_length() {
        Answer answer = platformAdmin()
                .post(WIDGETS, "{\"full_name\":\"a\",\"size\":1,\"email\":\"" + "A".repeat(15_000) + "\"}")
                .expectProblem(400, "invalid_input");

        assertThat(answer.body()).hasSizeLessThan(2_000).contains("Invalid email address: aaa");
    }

    @Test
    void a_path_is_told_but_not_at_any_length() {
        Answer answer = platformAdmin().get("/api/v1/" + "a".repeat(5_000)).expectProblem(404, "route_not_found");

        assertThat(answer.body()).hasSizeLessThan(2_000);
    }

    @Test
    void a_missing_body_is_told() {
        platformAdmin()
                .with("Content-Type", "application/json")
                .post(WIDGETS, "")
                .expectProblem(400, "missing_body");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /api/v1/widgets/4711                        | id: Invalid value "4711": must be a UUID
            /api/v1/widgets/1-1-1-1-1                   | id: Invalid value "1-1-1-1-1": must be a UUID
            /api/v1/widgets?must=1&page_size=ten        | page_size: Invalid value "ten": must be a whole number
            /api/v1/widgets?must=1&page_size=201        | page_size: must be less than or equal to 200
            /api/v1/widgets?must=1&of_role=boss         | of_role: Invalid value "boss": must be one of end_user, support, tenant_admin, platform_admin
            /api/v1/widgets                             | must: is required
            """)
    void a_refused_parameter_is_named_with_value_and_rule(String path, String error) {
        assertThat(platformAdmin().get(path).expectProblem(400, "invalid_input").errors())
                .containsExactly(error);
    }

    @Test
    void http_itself_is_refused_in_the_same_form() {
        platformAdmin().get("/api/v1/nothing").expectProblem(404, "route_not_found");
        platformAdmin().get("/error").expectProblem(404, "route_not_found");
        platformAdmin()
                .with("Content-Type", "text/plain")
                .post(WIDGETS, "a")
                .expectProblem(415, "unsupported_media_type");
        platformAdmin()
                .with("Content-Type", "application/yaml")
                .post(WIDGETS, "full_name: a")
                .expectProblem(415, "unsupported_media_type");
        platformAdmin().with("Accept", "application/yaml").get("/api/v1/me").expectProblem(406, "not_acceptable");
        platformAdmin().with("Accept", "image/png").get("/api/v1/me").expectProblem(406, "not_acceptable");
        Answer refused = platformAdmin().delete(WIDGETS).expectProblem(405, "method_not_allowed");

        assertThat(refused.header("Allow")).contains("GET", "POST");
    }

    @Test
    void a_body_that_is_too_large_is_refused_whether_it_says_its_length_or_not() throws IOException {
        String tooLarge = "{\"full_name\":\"" + "a".repeat(9_000_000) + "\",\"size\":1}";

        platformAdmin().post(WIDGETS, tooLarge).expectProblem(413, "body_too_large");
        assertThat(raw("POST /api/v1/auth/login HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                        + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
                        + chunked("[" + "1,".repeat(4_500_000) + "1]")))
                .startsWith("HTTP/1.1 413")
                .contains("\"code\":\"body_too_large\"");
    }

    @Test
    void what_tomcat_and_the_firewall_refuse_is_a_problem_too() throws IOException {
        assertThat(raw("GET /api/v1/[ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .contains("application/problem+json", "\"code\":\"bad_request\"")
                .doesNotContain("html", "Tomcat");
        assertThat(raw("GET /api//v1/me HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .contains("application/problem+json", "\"code\":\"bad_request\"");
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(60_000);
            try {
                socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            } catch (IOException e) {
                // The server answers and closes before it has read all of it.
            }
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String chunked(String body) {
        return Integer.toHexString(body.length()) + "\r\n" + body + "\r\n0\r\n\r\n";
    }
}
