package com.pbxportal.slice;

import com.pbxportal.shared.error.Conflict;
import com.pbxportal.shared.error.UnknownTenant;
import com.pbxportal.shared.identity.Caller;
import com.pbxportal.shared.identity.Role;
import com.pbxportal.shared.identity.UserId;
import com.pbxportal.shared.phonenumber.E164;
import com.pbxportal.shared.user.EmailAddress;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@TestComponent
class WidgetController {

    record Part(
            @Nullable E164 spareNumber,
            @Nullable @Size(max = 5) String label) {}

    record WidgetRequest(
            @NotBlank String fullName,
            @Nullable UUID tenantId,
            @Min(1) int size,
            @Nullable Role role,
            @Nullable EmailAddress email,
            @Nullable Boolean enabled,
            @Nullable Instant since,
            @Nullable String password,
            @Nullable @Valid List<Part> parts) {}

    record Widget(
            int number, String oneTimePassword, @Nullable String note) {}

    static final class WidgetAlreadyTaken extends Conflict {
        private static final long serialVersionUID = 1L;

        WidgetAlreadyTaken(String who) {
            super("The widget is already taken by " + who);
        }
    }

    static final AtomicInteger created = new AtomicInteger();
    static final AtomicInteger pages = new AtomicInteger();
    static final AtomicInteger attempts = new AtomicInteger();
    static volatile CountDownLatch gate = new CountDownLatch(0);

    @PostMapping("/api/v1/widgets")
    @PreAuthorize("hasAnyRole('PLATFORM_ADMIN', 'TENANT_ADMIN')")
    ResponseEntity<Widget> create(@Valid @RequestBody WidgetRequest request) {
        int number = created.incrementAndGet();
        return ResponseEntity.created(URI.create("/api/v1/widgets/" + number))
                .body(new Widget(number, UUID.randomUUID().toString(), null));
    }

    @PostMapping("/api/v1/widgets/slow")
    @PreAuthorize("hasRole('PLATFORM_ADMIN')")
    Map<String, Integer> slow() throws InterruptedException {
        int number = created.incrementAndGet();
        gate.await();
        return Map.of("number", number);
    }

    @PostMapping("/api/v1/widgets/flaky")
    @PreAuthorize("hasRole('PLATFORM_ADMIN')")
    Map<String, Integer> flaky(@RequestParam("fails_with") String with) throws Exception {
        int attempt = attempts.incrementAndGet();
        if (attempt == 1) {
            fail(with);
        }
        return Map.of("attempt", attempt);
    }

    /** Of which no answer is kept. */
    @PostMapping("/api/v1/apply/preview")
    @PreAuthorize("hasRole('PLATFORM_ADMIN')")
    Map<String, Integer> preview() {
        return Map.of("attempt", attempts.incrementAndGet());
    }

    @GetMapping("/api/v1/widgets/{id}")
    @PreAuthorize("isAuthenticated()")
    Map<String, UserId> get(@PathVariable UserId id) {
        return Map.of("id", id);
    }

    @GetMapping("/api/v1/widgets")
    @PreAuthorize("isAuthenticated()")
    Map<String, Integer> list(
            @RequestParam(name = "page_size", defaultValue = "50") @Min(1) @Max(200) int pageSize,
            @RequestParam(name = "of_role", required = false) @Nullable Role role,
            @RequestParam(name = "must") String must) {
        return Map.of("page_size", pageSize);
    }

    /** Where large bodies are let through. */
    @PostMapping("/api/v1/dids/import")
    @PreAuthorize("hasRole('PLATFORM_ADMIN')")
    Map<String, Integer> weigh(@RequestBody byte[] body) {
        return Map.of("bytes", body.length);
    }

    /** More than the buffers of a socket take. */
    @GetMapping(path = "/api/v1/widgets/heavy", produces = "application/octet-stream")
    @PreAuthorize("isAuthenticated()")
    byte[] heavy() {
        return new byte[32 * 1024 * 1024];
    }

    /** Several of them fit into the buffers of a socket. */
    @GetMapping(path = "/api/v1/widgets/page", produces = "application/octet-stream")
    @PreAuthorize("isAuthenticated()")
    byte[] page() {
        pages.incrementAndGet();
        return new byte[64 * 1024];
    }

    @GetMapping("/api/v1/me")
    @PreAuthorize("isAuthenticated()")
    Caller me(@AuthenticationPrincipal Caller caller) {
        return caller;
    }

    @GetMapping("/api/v1/forgotten")
    String withoutRule() {
        return "nobody may read this";
    }

    @GetMapping("/api/v1/failing")
    @PreAuthorize("isAuthenticated()")
    String failing(@RequestParam String with) throws Exception {
        fail(with);
        return "not reached";
    }

    private static void fail(String with) throws Exception {
        switch (with) {
            case "conflict" -> throw new WidgetAlreadyTaken("bob@example.com");
            case "unknown" -> throw new UnknownTenant(7);
            case "wrapped" -> throw new CommandExecutionException("remote", new UnknownTenant(7));
            case "concurrency" -> throw new ConcurrencyException("sequence number taken");
            case "locking" -> throw new OptimisticLockingFailureException("lost");
            case "aggregate" -> throw new AggregateNotFoundException("4711", "no events");
            case "connection" -> throw new CannotGetJdbcConnectionException("no", new SQLException("refused", "08001"));
            case "shutdown" -> throw new IllegalStateException(new SQLException("terminating connection", "57P01"));
            default -> throw new IllegalStateException("the secret of " + with);
        }
    }
}
