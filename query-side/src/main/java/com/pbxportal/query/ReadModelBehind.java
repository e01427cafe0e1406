package com.pbxportal.query;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** A read model has not seen all events within the time that a query waits: better no answer than an old one. */
final class ReadModelBehind extends ErrorResponseException {

    private static final long serialVersionUID = 1L;

    ReadModelBehind(String group) {
        super(HttpStatus.SERVICE_UNAVAILABLE, problem(group), null);
        getHeaders().set(HttpHeaders.RETRY_AFTER, "1");
    }

    private static ProblemDetail problem(String group) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.SERVICE_UNAVAILABLE,
                "The read model \"" + group + "\" is behind the changes made so far; try again in a moment");
        problem.setProperty("code", "read_model_behind");
        return problem;
    }
}
