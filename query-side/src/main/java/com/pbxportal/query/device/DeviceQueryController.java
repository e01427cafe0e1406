package com.pbxportal.query.device;

import com.pbxportal.query.Filters;
import com.pbxportal.query.ReadModel;
import com.pbxportal.shared.error.UnknownDevice;
import com.pbxportal.shared.identity.Caller;
import com.pbxportal.shared.listing.Page;
import com.pbxportal.shared.listing.Paging;
import io.swagger.v3.oas.annotations.Operation;
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
@RequestMapping("/api/v1/devices")
@Tag(name = "Devices")
class DeviceQueryController {

    private static final ReadModel<DeviceView> DEVICES = ReadModel.of(
                    "Device", "readmodel.device", DeviceView.COLUMNS, DeviceView::of)
            .about("user_id")
            .sortedBy("sip_username", "sip_username", "label", "transport", "created_at", "updated_at");

    private final JdbcClient jdbc;

    DeviceQueryController(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @GetMapping
    @PreAuthorize("hasAnyRole('PLATFORM_ADMIN', 'TENANT_ADMIN', 'SUPPORT', 'END_USER')")
    @Operation(summary = "List devices; q finds parts of label and SIP user name")
    Page<DeviceView> listDevices(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(name = "tenant_id", required = false) @Nullable String tenantId,
            @RequestParam(name = "user_id", required = false) @Nullable String userId,
            @RequestParam(required = false) @Nullable String enabled,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String page,
            @RequestParam(name = "page_size", required = false) @Nullable String pageSize,
            @RequestParam(required = false) @Nullable String sort) {
        Filters filters = new Filters()
                .tenant(tenantId)
                .id("user_id", userId)
                .flag("enabled", enabled)
                .search(q, "label", "sip_username");
        return DEVICES.page(jdbc, caller, filters, new Paging(page, pageSize, sort));
    }

    @GetMapping("/{id}")
    @PreAuthorize("hasAnyRole('PLATFORM_ADMIN', 'TENANT_ADMIN', 'SUPPORT', 'END_USER')")
    @Operation(summary = "Show a device, its password masked")
    DeviceView getDevice(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        return DEVICES.one(jdbc, caller, id, UnknownDevice::new);
    }
}
