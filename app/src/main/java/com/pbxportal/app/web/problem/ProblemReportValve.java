package com.pbxportal.app.web.problem;

import com.pbxportal.app.web.client.RequestIds;
import com.pbxportal.app.web.logging.AccessLogFilter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

/** What Tomcat refuses before any filter, such as a target that is no URL, as a problem instead of a page. */
final class ProblemReportValve extends ErrorReportValve {

    /** 501 for a transfer encoding or a method, 505 for a version. */
    private static final Set<Integer> OTHER_HTTP = Set.of(501, 505);

    @Override
    protected void report(Request request, Response response, @Nullable Throwable thrown) {
        if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        // No part of ours is at fault where a request asks for another HTTP than the one there is.
        int status = OTHER_HTTP.contains(response.getStatus()) ? 400 : response.getStatus();
        response.setStatus(status);
        Refusal refusal = Refusals.ofStatus(status);
        String id = RequestIds.ofRefused(request);
        Problem problem = Problem.of(refusal, "", id);
        String body = """
                {"type":"%s","title":"%s","status":%d,"detail":"%s","instance":"","code":"%s","errors":[],"request_id":"%s"}""".formatted(problem.type(), problem.title(), status, problem.detail(), problem.code(), id);
        AccessLogFilter.refusedUnread(request.getRemoteAddr(), status, id);
        try {
            response.setHeader(RequestIds.HEADER, id);
            response.setContentType("application/problem+json");
            response.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
            response.finishResponse();
        } catch (IOException | IllegalStateException e) {
            container.getLogger().debug("The client did not wait for its problem", e);
        }
    }
}
