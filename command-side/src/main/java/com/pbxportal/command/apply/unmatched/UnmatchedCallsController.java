package com.pbxportal.command.apply.unmatched;

import com.pbxportal.command.apply.ami.Asterisk;
import com.pbxportal.command.apply.ami.AsteriskRefused;
import com.pbxportal.command.apply.ami.AsteriskUnreachable;
import com.pbxportal.command.apply.render.UnmatchedCalls;
import com.pbxportal.shared.error.RoleNotSufficient;
import com.pbxportal.shared.identity.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What Asterisk has noted of calls that belong to nobody: no event says it, so no read model could. */
@RestController
@RequestMapping("/api/v1/diagnostics/unmatched-calls")
@Tag(name = "Diagnostics")
class UnmatchedCallsController {

    record UnmatchedCallsAnswer(
            @Nullable @Schema(description = "The last to come first; null: Asterisk does not answer")
            List<UnmatchedCallAnswer> items,

            @Nullable @Schema(description = "Why Asterisk does not answer")
            String errorText) {}

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
            summary = "Which calls came in to numbers that nobody has, and in which spelling",
            description = "Of each trunk the first " + UnmatchedCalls.NOTED + " different addresses, each with its"
                    + " first and last call and their count; all others are counted together. For the platform's people:"
                    + " such a call is no tenant's.")
    UnmatchedCallsAnswer listUnmatchedCalls(@AuthenticationPrincipal Caller caller) {
        if (!caller.isPlatformWide()) {
            throw new RoleNotSufficient(caller.role(), "see calls that are no tenant's from within a tenant");
        }
        try {
            return new UnmatchedCallsAnswer(calls(), null);
        } catch (AsteriskUnreachable | AsteriskRefused e) {
            return new UnmatchedCallsAnswer(null, e.getMessage());
        }
    }

    private List<UnmatchedCallAnswer> calls() {
        return asterisk.read(reading -> reading.database(UnmatchedCalls.FAMILY)).entrySet().stream()
                .map(UnmatchedCall::of)
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing(UnmatchedCall::last).reversed())
                .map(UnmatchedCallAnswer::of)
                .toList();
    }
}
