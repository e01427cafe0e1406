package com.pbxportal.app.web.problem;

import com.pbxportal.app.web.client.RequestIds;
import com.pbxportal.shared.error.Busy;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes problems, for filters and handlers alike; what is our own fault goes to the log first. */
@Component
public class ProblemWriter {

    private static final String WRITTEN = ProblemWriter.class.getName() + ".written";
    private static final String TOO_LATE = ProblemWriter.class.getName() + ".too-late";
    private static final Logger log = LoggerFactory.getLogger(ProblemWriter.class);

    private final JsonMapper json;

    ProblemWriter(JsonMapper json) {
        this.json = json;
    }

    /** What this request was refused with, if it was. */
    public static Optional<Refusal> written(HttpServletRequest request) {
        return Optional.ofNullable((Refusal) request.getAttribute(WRITTEN));
    }

    /** Whether an answer of ours had begun already when its problem was to be written. */
    static boolean cameTooLate(HttpServletRequest request) {
        return request.getAttribute(TOO_LATE) != null;
    }

    public void write(HttpServletRequest request, HttpServletResponse response, Throwable thrown) throws IOException {
        Refusal refusal = Refusals.of(thrown);
        if (refusal.status() == 500) {
            log.error("{} {} failed", request.getMethod(), request.getRequestURI(), thrown);
        } else if (isBusy(thrown, refusal)) {
            log.debug("{} {}: {}", request.getMethod(), request.getRequestURI(), refusal.detail());
        } else if (refusal.status() > 500) {
            log.warn("{} {}: {}", request.getMethod(), request.getRequestURI(), rootMessage(thrown));
        }
        write(request, response, refusal);
    }

    public void write(HttpServletRequest request, HttpServletResponse response, Refusal refusal) throws IOException {
        if (response.isCommitted()) {
            if (!isRefusedByContainer(request)) {
                request.setAttribute(TOO_LATE, true);
            }
            return;
        }
        request.setAttribute(WRITTEN, refusal);
        response.resetBuffer();
        refusal.headers().forEach((name, values) -> values.forEach(value -> response.setHeader(name, value)));
        response.setStatus(refusal.status());
        byte[] body = json.writeValueAsBytes(Problem.of(refusal, path(request), RequestIds.of(request)));
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length));
        response.getOutputStream().write(body);
    }

    /**
     * What it cannot read, Tomcat refuses itself: it asks for the answer afterwards, or closes where one has begun.
     * Either looks committed to who is still at the request.
     */
    private static boolean isRefusedByContainer(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) != null;
    }

    private static String path(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String original
                ? original
                : request.getRequestURI();
    }

    /** As many as there are requests too many: no fault of ours, and no line each. */
    private static boolean isBusy(Throwable thrown, Refusal refusal) {
        return refusal.code().equals(ProblemKind.SERVER_BUSY.code())
                || Refusals.causes(thrown).anyMatch(Busy.class::isInstance);
    }

    private static String rootMessage(Throwable thrown) {
        Throwable root = Refusals.causes(thrown).reduce(thrown, (first, next) -> next);
        return root.getClass().getSimpleName() + ": " + root.getMessage();
    }
}
