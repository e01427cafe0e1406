package com.pbxportal.command.phonenumber.file;

import static com.pbxportal.command.PortalFixture.PLATFORM_ADMIN;
import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.command.ApiJson;
import com.pbxportal.command.PortalTest;
import com.pbxportal.command.phonenumber.file.NumberImportController.ImportNumbersRequest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

class NumberImportControllerTest extends PortalTest {

    @Autowired
    NumberImportController controller;

    @Test
    void json_and_csv_are_imported_alike() {
        String json = "{\"dids\":[{\"number\":\"+4930100\",\"provider\":\"Twilio\",\"metadata\":{\"sid\":\"PN1\"}},"
                + "{\"number\":\"+4930200\"}]}";

        assertThat(ApiJson.write(controller
                        .importNumbers(ApiJson.read(ImportNumbersRequest.class, json), false, PLATFORM_ADMIN)
                        .getBody()))
                .isEqualTo("{\"imported\":2,\"failed\":0,\"errors\":[]}");
        assertThat(ApiJson.write(
                        csv("number,provider\n+49 30 300,Twilio\n", false).getBody()))
                .isEqualTo("{\"imported\":1,\"failed\":0,\"errors\":[],\"rows\":["
                        + "{\"line\":2,\"number\":\"+4930300\",\"given\":\"+49 30 300\",\"outcome\":\"new\"}]}");
    }

    @Test
    void a_dry_run_is_answered_with_200_and_says_so() {
        ResponseEntity<ImportReport> answer = csv("number,city\n+4930400,Berlin\n030500,\n", true);

        assertThat(answer.getStatusCode().value()).isEqualTo(200);
        assertThat(ApiJson.write(answer.getBody()))
                .startsWith(
                        "{\"dry_run\":true,\"imported\":0,\"failed\":1,\"errors\":[\"Line 3: Invalid E.164 format: 030500 (")
                .contains(
                        "\"metadata_columns\":[\"city\"]", "{\"line\":2,\"number\":\"+4930400\",\"outcome\":\"new\"}");
    }

    private ResponseEntity<ImportReport> csv(String text, boolean dryRun) {
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.parseMediaType("text/csv"));
        return controller.importNumbersFromCsv(text.getBytes(StandardCharsets.UTF_8), headers, dryRun, PLATFORM_ADMIN);
    }

    @Test
    void an_import_has_one_to_ten_thousand_numbers() {
        String item = "{\"number\":\"+4930100\"}";

        assertThat(ApiJson.refused(ImportNumbersRequest.class, "{}")).containsExactly("dids must not be null");
        assertThat(ApiJson.refused(ImportNumbersRequest.class, "{\"dids\":[]}"))
                .containsExactly("dids size must be between 1 and 10000");
        assertThat(ApiJson.refused(
                        ImportNumbersRequest.class, "{\"dids\":[" + (item + ",").repeat(10_000) + item + "]}"))
                .containsExactly("dids size must be between 1 and 10000");
        assertThat(ApiJson.refused(ImportNumbersRequest.class, "{\"dids\":[null]}"))
                .containsExactly("dids[0].<list element> must not be null");
        assertThat(ApiJson.refused(ImportNumbersRequest.class, "{\"dids\":[{}]}"))
                .isEmpty();
    }
}
