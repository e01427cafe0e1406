package com.pbxportal.command.apply.unmatched;

import com.pbxportal.command.apply.render.UnmatchedCalls;
import com.pbxportal.command.asterisk.ami.Asterisk;
import com.pbxportal.command.asterisk.ami.AsteriskRefused;
import com.pbxportal.command.asterisk.ami.AsteriskSession;
import com.pbxportal.command.asterisk.ami.AsteriskUnreachable;
import com.pbxportal.shared.error.FieldError;
import com.pbxportal.shared.error.InvalidInput;
import com.pbxportal.shared.error.RoleNotSufficient;
import com.pbxportal.shared.identity.Caller;
import com.pbxportal.shared.listing.Page;
import com.pbxportal.shared.listing.Paging;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What Asterisk has noted of calls that belong to nobody: no event says it, so no read model could. */
@RestController
@RequestMapping("/api/v1/diagnostics/unmatched-calls")
@Tag(name = "Diagnostics")
class UnmatchedCallsController {

    record UnmatchedCallAnswer(
            String trunk,

            @Nullable
            @Schema(
                    description = "What was called, as the trunk has sent it; null: all calls beyond what is noted one"
                            + " by one",
                    example = "sip:004930100201@198.51.100.7")
            String address,

            Instant firstAt,
            Instant lastAt,
            long count) {

        private static UnmatchedCallAnswer of(UnmatchedCall call) {
            return new UnmatchedCallAnswer(call.trunk(), call.address(), call.first(), call.last(), call.count());
        }
    }

    private final Asterisk asterisk;

    UnmatchedCallsController(Asterisk asterisk) {
        this.asterisk = asterisk;
    }

    @GetMapping
    @PreAuthorize("hasAnyRole('PLATFORM_ADMIN', 'SUPPORT')")
    @Operation(
            summary = "List the calls that came in to numbers that nobody has, and in which spelling; the last first",
            description = "Of each trunk the first " + UnmatchedCalls.NOTED + " different addresses, each with its"
                    + " first and last call and their count; all others are counted together. For the platform's people:"
                    + " such a call is no tenant's.")
    Page<UnmatchedCallAnswer> listUnmatchedCalls(
            @AuthenticationPrincipal Caller caller,
            @Parameter(description = "Only calls of this trunk") @RequestParam(required = false) @Nullable String trunk,
            @Parameter(description = "A part of what was called") @RequestParam(required = false) @Nullable
                    String address,
            @RequestParam(required = false) @Nullable String page,
            @RequestParam(name = "page_size", required = false) @Nullable String pageSize,
            @RequestParam(required = false) @Nullable String sort) {
        if (!caller.isPlatformWide()) {
            throw new RoleNotSufficient(caller.role(), "see calls that are no tenant's from within a tenant");
        }
        List<FieldError> errors = new ArrayList<>();
        Paging paging = new Paging(page, pageSize, sort);
        int number = paging.number(errors);
        int size = paging.size(errors);
        Paging.Order order = paging.order(UnmatchedCall.SORTS, "-last_at", errors);
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
        List<UnmatchedCallAnswer> found = calls().stream()
                .filter(call -> call.isOf(trunk) && call.isTo(address))
                .sorted(UnmatchedCall.inOrder(order))
                .map(UnmatchedCallAnswer::of)
                .toList();
        return Page.of(found, number, size);
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize("hasRole('PLATFORM_ADMIN')")
    @Operation(
            summary = "Forget the calls that came in to numbers that nobody has, and begin to note them anew",
            description = "Once they have been looked after: so that what comes now is seen, and has room.")
    void forgetUnmatchedCalls() {
        try (AsteriskSession session = asterisk.connect()) {
            session.forget(UnmatchedCalls.FAMILY);
        } catch (AsteriskUnreachable e) {
            throw new AsteriskDoesNotAnswer(e);
        }
    }

    private List<UnmatchedCall> calls() {
        try {
            return asterisk.read(reading -> reading.database(UnmatchedCalls.FAMILY)).entrySet().stream()
                    .map(UnmatchedCall::of)
                    .flatMap(Optional::stream)
                    .toList();
        } catch (AsteriskUnreachable | AsteriskRefused e) {
            throw new AsteriskDoesNotAnswer(e);
        }
    }
}
