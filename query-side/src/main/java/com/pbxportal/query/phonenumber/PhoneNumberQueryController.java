package com.pbxportal.query.phonenumber;

import com.pbxportal.query.Filters;
import com.pbxportal.query.ReadModel;
import com.pbxportal.shared.error.UnknownPhoneNumber;
import com.pbxportal.shared.identity.Caller;
import com.pbxportal.shared.listing.Page;
import com.pbxportal.shared.listing.Paging;
import com.pbxportal.shared.phonenumber.PhoneNumberStatus;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/dids")
@Tag(name = "Numbers")
class PhoneNumberQueryController {

    private static final ReadModel<PhoneNumberView> NUMBERS = ReadModel.of(
                    "DID", "readmodel.phone_number", PhoneNumberView.COLUMNS, PhoneNumberView::of)
            .keyedBy("number")
            .sortedBy("number", "number", "created_at", "updated_at", "status")
            .countedBy("tenant_id", "status", "provider", "enabled");

    private final JdbcClient jdbc;

    PhoneNumberQueryController(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @GetMapping
    @PreAuthorize("hasAnyRole('PLATFORM_ADMIN', 'TENANT_ADMIN', 'SUPPORT')")
    @Operation(summary = "List numbers; number finds a part of it")
    Page<PhoneNumberView> listNumbers(
            @AuthenticationPrincipal Caller caller,
            @Parameter(schema = @Schema(implementation = PhoneNumberStatus.class))
                    @RequestParam(required = false)
                    @Nullable
                    String status,
            @RequestParam(name = "tenant_id", required = false) @Nullable String tenantId,
            @RequestParam(required = false) @Nullable String number,
            @RequestParam(required = false) @Nullable String provider,
            @RequestParam(required = false) @Nullable String enabled,
            @RequestParam(required = false) @Nullable String page,
            @RequestParam(name = "page_size", required = false) @Nullable String pageSize,
            @RequestParam(required = false) @Nullable String sort) {
        Filters filters = filters(status, tenantId, number, provider, enabled);
        return NUMBERS.page(jdbc, caller, filters, new Paging(page, pageSize, sort));
    }

    /** Of a listing and of an export. */
    static Filters filters(
            @Nullable String status,
            @Nullable String tenantId,
            @Nullable String number,
            @Nullable String provider,
            @Nullable String enabled) {
        return new Filters()
                .oneOf(PhoneNumberStatus.class, "status", status)
                .tenant(tenantId)
                .contains("number", number)
                .text("provider", provider)
                .flag("enabled", enabled);
    }

    @GetMapping("/{id}")
    @PreAuthorize("hasAnyRole('PLATFORM_ADMIN', 'TENANT_ADMIN', 'SUPPORT')")
    @Operation(summary = "Show a number and where it leads")
    PhoneNumberView getNumber(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        return NUMBERS.one(jdbc, caller, id, unknown -> UnknownPhoneNumber.toldTo(caller, unknown));
    }
}
