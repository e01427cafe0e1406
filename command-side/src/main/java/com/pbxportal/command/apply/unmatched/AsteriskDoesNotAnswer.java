package com.pbxportal.command.apply.unmatched;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** What Asterisk alone knows cannot be told without it, and an empty page would say that there is nothing. */
final class AsteriskDoesNotAnswer extends ErrorResponseException {

    private static final long serialVersionUID = 1L;

    AsteriskDoesNotAnswer(RuntimeException reason) {
        super(HttpStatus.SERVICE_UNAVAILABLE, problem(reason), null);
        getHeaders().set(HttpHeaders.RETRY_AFTER, "10");
    }

    private static ProblemDetail problem(RuntimeException reason) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE, reason.getMessage());
        problem.setProperty("code", "asterisk_does_not_answer");
        return problem;
    }
}
