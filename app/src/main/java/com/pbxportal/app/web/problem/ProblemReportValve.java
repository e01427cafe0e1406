package com.pbxportal.app.web.problem;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

/** What Tomcat refuses before any filter, such as a target that is no URL, as a problem instead of a page. */
final class ProblemReportValve extends ErrorReportValve {

    @Override
    protected void report(Request request, Response response, @Nullable Throwable thrown) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        Refusal refusal = Refusals.ofStatus(status);
        Problem problem = Problem.of(refusal, "", null);
        String body = """
                {"type":"%s","title":"%s","status":%d,"detail":"%s","instance":"","code":"%s","errors":[],"request_id":null}""".formatted(problem.type(), problem.title(), status, problem.detail(), problem.code());
        try {
            response.setContentType("application/problem+json");
            response.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
            response.finishResponse();
        } catch (IOException | IllegalStateException e) {
            container.getLogger().debug("The client did not wait for its problem", e);
        }
    }
}
