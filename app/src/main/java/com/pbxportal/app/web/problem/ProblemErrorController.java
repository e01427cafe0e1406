package com.pbxportal.app.web.problem;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Where the container sends what was refused with a bare status, and what it could not read: a client that hung up. */
@Controller
class ProblemErrorController implements ErrorController {

    private final ProblemWriter problems;

    ProblemErrorController(ProblemWriter problems) {
        this.problems = problems;
    }

    @RequestMapping("/error")
    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        switch (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION)) {
            case ClientTooSlow slow -> problems.write(request, response, slow);
            case IOException unread -> problems.write(request, response, Refusals.ofStatus(400));
            case Throwable thrown -> problems.write(request, response, thrown);
            case null, default -> problems.write(request, response, Refusals.ofStatus(status(request)));
        }
    }

    /** Asked for directly, the page does not exist. */
    private static int status(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status ? status : 404;
    }
}
