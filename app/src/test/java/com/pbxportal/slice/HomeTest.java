package com.pbxportal.slice;

import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.app.support.Answer;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The address that {@code up} prints. */
class HomeTest extends SliceTest {

    private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
    private static final Pattern LINK = Pattern.compile("href=\"([^\"]+)\"");

    @Test
    void a_person_learns_where_they_are_and_where_to_go() {
        Answer page = nobody().with("Accept", BROWSER).get("/").expect(200);

        assertThat(page.header("Content-Type")).isEqualTo("text/html;charset=UTF-8");
        assertThat(page.body()).contains("<h1>PBX Portal</h1>", "version development", "README.md");
        assertThat(links(page)).containsExactly("/docs", "/openapi.json", "/api/v1/health");
        assertThat(links(page)).allSatisfy(link -> assertThat(
                        nobody().with("Accept", BROWSER).get(link).status())
                .isIn(200, 302));
    }

    @Test
    void the_page_needs_nothing_from_elsewhere_and_its_policy_allows_nothing() {
        Answer page = nobody().with("Accept", "text/html").get("/").expect(200);

        assertThat(page.body()).doesNotContain("http://", "https://", "<script", "src=", "@import", "url(");
        assertThat(page.header("Content-Security-Policy"))
                .contains("default-src 'self'")
                .doesNotContain("http");
    }

    @Test
    void a_program_gets_a_signpost() {
        for (String accept : List.of("*/*", "application/json")) {
            Answer answer = nobody().with("Accept", accept).get("/").expect(200);

            assertThat(answer.header("Content-Type")).isEqualTo("application/json");
            assertThat(answer.text("documentation")).isEqualTo("/docs");
            assertThat(answer.text("openapi")).isEqualTo("/openapi.json");
            assertThat(answer.text("health")).isEqualTo("/api/v1/health");
        }
        nobody().with("Accept", "image/png").get("/").expectProblem(406, "not_acceptable");
    }

    private static List<String> links(Answer page) {
        return LINK.matcher(page.body())
                .results()
                .map((MatchResult link) -> link.group(1))
                .toList();
    }
}
