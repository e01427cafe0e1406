package com.pbxportal.query.tenant;

import com.pbxportal.shared.phonenumber.PhoneNumberStatus;
import com.pbxportal.shared.tenant.ExtensionRange;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import java.util.UUID;

record TenantStats(
        UUID tenantId,
        @Schema(description = "Active and suspended ones") long totalUsers,
        long activeUsers,
        long totalDevices,
        long totalDids,
        Map<PhoneNumberStatus, Long> didsByStatus,
        ExtensionUsage extensionUsage) {

    /** @param range both ends included */
    @Schema(name = "ExtensionUsage")
    record ExtensionUsage(@Schema(example = "1000-1999") String range, int size, int used, int free) {

        static ExtensionUsage of(ExtensionRange range, int used) {
            return new ExtensionUsage(range.toString(), range.size(), used, range.size() - used);
        }
    }
}
