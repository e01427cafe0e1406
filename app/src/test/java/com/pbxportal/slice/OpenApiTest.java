package com.pbxportal.slice;

import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.app.support.Answer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class OpenApiTest extends SliceTest {

    @Test
    void the_document_says_what_is_sent() {
        JsonNode api = nobody().get("/openapi.json").expect(200).json();

        assertThat(api.at("/info/title").asString()).isEqualTo("PBX Portal");
        assertThat(api.at("/components/securitySchemes/bearer/scheme").asString())
                .isEqualTo("bearer");
        assertThat(api.at("/components/schemas/WidgetRequest/properties").propertyNames())
                .contains("full_name", "tenant_id");
        assertThat(api.at("/components/schemas/Problem/properties").propertyNames())
                .containsExactlyInAnyOrder(
                        "type", "title", "status", "detail", "instance", "code", "errors", "request_id");
        JsonNode create = api.at("/paths/~1api~1v1~1widgets/post");
        assertThat(create.at("/responses").propertyNames()).contains("400", "401", "403", "409", "429", "500", "503");
        assertThat(create.at("/responses/409/$ref").asString()).isEqualTo("#/components/responses/Conflict");
        assertThat(api.at("/components/responses/Conflict/content/application~1problem+json/schema/$ref")
                        .asString())
                .isEqualTo("#/components/schemas/Problem");
        assertThat(create.at("/parameters/0/$ref").asString()).isEqualTo("#/components/parameters/IdempotencyKey");
        assertThat(create.at("/description").asString()).isEqualTo("Roles: platform_admin, tenant_admin.");
        assertThat(api.at("/paths/~1api~1v1~1health/get/security").isEmpty()).isTrue();
        assertThat(api.at("/paths/~1api~1v1~1me/get/parameters").isMissingNode())
                .isTrue();
    }

    @Test
    void the_document_repeats_nothing_of_who_asks() {
        JsonNode api = nobody().get("/openapi.json").expect(200).json();

        assertThat(api.at("/servers").size()).isEqualTo(1);
        assertThat(api.at("/servers/0/url").asString()).isEqualTo("/");
    }

    @Test
    void the_page_at_docs_shows_it() {
        Answer docs = nobody().get("/docs").expect(302);

        assertThat(docs.header("Location")).endsWith("/swagger-ui/index.html");
        nobody().get("/swagger-ui/index.html").expect(200);
        nobody().get("/swagger-ui/swagger-ui-bundle.js").expect(200);
        assertThat(nobody().get("/swagger-ui/swagger-initializer.js")
                        .expect(200)
                        .body())
                .contains("/openapi.json/swagger-config");
        assertThat(nobody().get("/openapi.json/swagger-config").expect(200).text("url"))
                .isEqualTo("/openapi.json");
    }
}
