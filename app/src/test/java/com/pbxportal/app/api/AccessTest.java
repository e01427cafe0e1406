package com.pbxportal.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.app.support.Portal;
import com.pbxportal.app.support.PortalClient;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Who may call what: each endpoint for each role, inside and outside its own scope. */
class AccessTest {

    /**
     * What an endpoint answers, by who asks. Its object is a tenant's, and the columns are: nobody; a platform
     * administrator; that tenant's administrator, and another's; that tenant's support, another's, and the
     * platform's; the end user whom the object is about, and a colleague.
     */
    private static final String TABLE = """
            METHOD PATH                                 nobody p.admin admin o.admin supp o.supp p.supp oneself colleague
            POST   /api/v1/auth/login                   200    200     200   200     200  200    200    200     200
            POST   /api/v1/auth/refresh                 401    401     401   401     401  401    401    401     401
            POST   /api/v1/auth/logout                  401    204     204   204     204  204    204    204     204
            GET    /api/v1/health                       200    200     200   200     200  200    200    200     200
            GET    /api/v1/tenants                      401    200     200   200     200  200    200    403     403
            POST   /api/v1/tenants                      401    201     403   403     403  403    403    403     403
            GET    /api/v1/tenants/{id}                 401    200     200   403     200  403    200    403     403
            PATCH  /api/v1/tenants/{id}                 401    200     403   403     403  403    403    403     403
            DELETE /api/v1/tenants/{id}                 401    204     403   403     403  403    403    403     403
            GET    /api/v1/tenants/{id}/stats           401    200     200   403     200  403    200    403     403
            GET    /api/v1/users                        401    200     200   403     200  403    200    200     200
            POST   /api/v1/users                        401    201     201   403     403  403    403    403     403
            GET    /api/v1/users/{id}                   401    200     200   403     200  403    200    200     403
            PATCH  /api/v1/users/{id}                   401    200     200   403     403  403    403    403     403
            DELETE /api/v1/users/{id}                   401    204     204   403     403  403    403    403     403
            GET    /api/v1/devices                      401    200     200   403     200  403    200    200     200
            POST   /api/v1/devices                      401    201     201   403     403  403    403    403     403
            GET    /api/v1/devices/{id}                 401    200     200   403     200  403    200    200     403
            PATCH  /api/v1/devices/{id}                 401    200     200   403     403  403    403    403     403
            DELETE /api/v1/devices/{id}                 401    204     204   403     403  403    403    403     403
            GET    /api/v1/devices/{id}/status          401    200     200   403     200  403    200    200     403
            POST   /api/v1/devices/{id}/rotate-password 401    200     200   403     403  403    403    403     403
            POST   /api/v1/dids/import                  401    201     403   403     403  403    403    403     403
            POST   /api/v1/dids/import/csv              401    201     403   403     403  403    403    403     403
            GET    /api/v1/dids                         401    200     200   403     200  403    200    403     403
            GET    /api/v1/dids/export                  401    200     200   403     200  403    200    403     403
            GET    /api/v1/dids/{id}                    401    200     200   403     200  403    200    403     403
            PATCH  /api/v1/dids/{id}                    401    200     200   403     403  403    403    403     403
            PATCH  /api/v1/dids/{id}/allocate           401    200     403   403     403  403    403    403     403
            PATCH  /api/v1/dids/{id}/deallocate         401    200     403   403     403  403    403    403     403
            POST   /api/v1/dids/allocate                401    200     403   403     403  403    403    403     403
            POST   /api/v1/dids/deallocate              401    200     403   403     403  403    403    403     403
            POST   /api/v1/dids/{id}/assign             401    201     201   403     403  403    403    403     403
            DELETE /api/v1/dids/{id}/assign             401    204     204   403     403  403    403    403     403
            PUT    /api/v1/self-service/password        401    403     403   403     403  403    403    403     403
            POST   /api/v1/apply                        401    202     202   403     403  403    403    403     403
            POST   /api/v1/apply/preview                401    200     200   403     403  403    403    403     403
            POST   /api/v1/apply/schedule               401    201     201   403     403  403    403    403     403
            GET    /api/v1/apply/schedule               401    200     200   403     200  403    200    403     403
            GET    /api/v1/apply/schedule/{id}          401    200     200   403     200  403    200    403     403
            POST   /api/v1/apply/schedule/{id}/approve  401    409     409   403     403  403    403    403     403
            DELETE /api/v1/apply/schedule/{id}          401    204     204   403     403  403    403    403     403
            GET    /api/v1/apply/jobs                   401    200     200   403     200  403    200    403     403
            GET    /api/v1/apply/jobs/{id}              401    200     200   403     200  403    200    403     403
            GET    /api/v1/apply/jobs/{id}/events       401    200     200   403     200  403    200    403     403
            POST   /api/v1/apply/jobs/{id}/rollback     401    202     202   403     403  403    403    403     403
            POST   /api/v1/apply/jobs/{id}/resolve      401    409     403   403     403  403    403    403     403
            GET    /api/v1/diagnostics/drift            401    200     200   200     200  200    200    403     403
            POST   /api/v1/diagnostics/drift/check      401    200     403   403     403  403    403    403     403
            POST   /api/v1/diagnostics/drift/heal       401    202     403   403     403  403    403    403     403
            GET    /api/v1/diagnostics/unmatched-calls  401    200     403   403     403  403    200    403     403
            DELETE /api/v1/diagnostics/unmatched-calls  401    204     403   403     403  403    403    403     403
            GET    /api/v1/audit-logs                   401    200     200   403     200  403    200    403     403
            """;

    private static Cast cast;

    record Row(String method, String path, Map<String, Integer> statuses) {

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    static List<Row> rows() {
        List<String[]> lines =
                TABLE.lines().map(line -> line.trim().split(" +")).toList();
        return lines.stream().skip(1).map(cells -> row(lines.getFirst(), cells)).toList();
    }

    private static Row row(String[] titles, String[] cells) {
        Map<String, Integer> statuses = new LinkedHashMap<>();
        for (int column = 2; column < cells.length; column++) {
            statuses.put(titles[column], Integer.valueOf(cells[column]));
        }
        return new Row(cells[0], cells[1], statuses);
    }

    @BeforeAll
    static void assemble() {
        Portal.requireAsterisk();
        cast = new Cast();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void an_endpoint_answers_each_caller_as_the_table_says(Row row) {
        Map<String, Integer> answered = new LinkedHashMap<>();
        row.statuses().forEach((who, expected) -> {
            PortalClient client = cast.client(who, row.path().endsWith("/logout"));
            Cast.Target target = cast.target(row.method(), row.path(), expected < 300);
            answered.put(who, target.askedBy(client, row.method()).status());
        });

        assertThat(answered).isEqualTo(row.statuses());
    }

    @Test
    void no_endpoint_is_missing_from_the_table() {
        Set<String> mapped = Portal.node()
                .context()
                .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .entrySet()
                .stream()
                .filter(entry -> entry.getValue().getBeanType().getName().startsWith("com.pbxportal."))
                .flatMap(entry -> entry.getKey().getPatternValues().stream()
                        .filter(path -> path.startsWith("/api/"))
                        .flatMap(path -> entry.getKey().getMethodsCondition().getMethods().stream()
                                .map(method -> method + " " + path)))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(rows()).extracting(Row::toString).containsExactlyInAnyOrderElementsOf(mapped);
    }

    @Test
    void every_row_has_every_column() {
        int columns = TABLE.lines().findFirst().orElseThrow().trim().split(" +").length - 2;

        assertThat(rows()).allSatisfy(row -> assertThat(row.statuses()).hasSize(columns));
    }
}
