package com.pbxportal.app.web.health;

import com.pbxportal.app.web.logging.AccessLogFilter;
import com.pbxportal.app.web.security.BearerTokens;
import com.pbxportal.app.web.security.CallerAuthentication;
import com.pbxportal.shared.identity.Caller;
import com.pbxportal.shared.identity.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Health")
class HealthController {

    private final HealthMonitor monitor;
    private final BearerTokens tokens;

    HealthController(HealthMonitor monitor, BearerTokens tokens) {
        this.monitor = monitor;
        this.tokens = tokens;
    }

    @Operation(
            summary = "Is the portal well?",
            description =
                    "Open to all as a status. Administrators and support of a tenant also learn which component is"
                            + " well, the platform's people what each says of itself. Answers within 2 seconds also when a"
                            + " component hangs. 503 when the portal cannot work.")
    @ApiResponse(responseCode = "200", description = "Healthy or degraded")
    @ApiResponse(
            responseCode = "503",
            description = "Unhealthy",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = HealthReport.class)))
    @GetMapping("/api/v1/health")
    ResponseEntity<HealthReport> getHealth(HttpServletRequest request) throws InterruptedException {
        HealthReport report = monitor.look();
        HealthReport told = caller(request, report.isWell(PostgresCheck.NAME))
                .map(known -> told(report, known.getPrincipal()))
                .orElseGet(report::brief);
        HttpStatus status = report.status() == HealthStatus.UNHEALTHY ? HttpStatus.SERVICE_UNAVAILABLE : HttpStatus.OK;
        return ResponseEntity.status(status).body(told);
    }

    private static HealthReport told(HealthReport report, Caller caller) {
        if (caller.isPlatformWide()) {
            return report;
        }
        return caller.is(Role.END_USER) ? report.brief() : report.withoutDetails();
    }

    /**
     * Not by the filter, which would wait for the database. While that is down, nobody can say whether a session
     * has ended, and that is when operators need the details: then a signature is enough.
     */
    private Optional<CallerAuthentication> caller(HttpServletRequest request, boolean databaseIsUp) {
        try {
            Optional<CallerAuthentication> caller =
                    databaseIsUp ? tokens.authenticate(request) : tokens.authenticateBySignature(request);
            caller.ifPresent(known -> AccessLogFilter.rememberActor(request, known.getName()));
            return caller;
        } catch (AuthenticationException | DataAccessException e) {
            return Optional.empty();
        }
    }
}
