package com.pbxportal.command.apply.render;

import com.pbxportal.shared.apply.ConfiguredDevice;
import com.pbxportal.shared.apply.ConfiguredUser;
import com.pbxportal.shared.apply.TenantConfiguration;
import com.pbxportal.shared.tenant.TenantStatus;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** One context a tenant, in which its phones dial and its numbers end. None leads to another tenant's. */
final class InternalRenderer {

    static final String ANYTHING_DIALLED = "_[+*#0-9]!";

    private static final int RING_SECONDS = 30;

    private InternalRenderer() {}

    static String render(List<TenantConfiguration> tenants, CallLimits limits) {
        DialplanText text = new DialplanText("Internal: the extensions of each tenant.");
        limits.writeTo(text);
        for (TenantConfiguration tenant : tenants) {
            text.context(tenant.slug().context()).comment(PlainText.of(tenant.name()));
            if (tenant.status() == TenantStatus.ACTIVE) {
                writeExtensions(tenant, text);
            } else {
                text.comment("suspended: every call is refused")
                        .extension(ANYTHING_DIALLED, Notice.SUSPENDED.application());
            }
        }
        return text.toString();
    }

    private static void writeExtensions(TenantConfiguration tenant, DialplanText text) {
        tenant.users().stream()
                .sorted(Comparator.comparing(
                                (ConfiguredUser user) -> user.extension().toString())
                        .reversed())
                .forEach(user -> writeUser(tenant, user, text));
        text.comment("No other extension of this length exists; what is longer or shorter goes outside.")
                .extension(
                        "_" + "X".repeat(Integer.toString(tenant.range().max()).length()),
                        CallLimits.count(tenant.slug().value()),
                        Notice.NO_SUCH_EXTENSION.application())
                .include(OutboundRenderer.context(tenant));
    }

    private static void writeUser(TenantConfiguration tenant, ConfiguredUser user, DialplanText text) {
        String extension = user.extension().toString();
        text.comment(PlainText.of(user.name()));
        String count = CallLimits.count(tenant.slug().value(), extension);
        List<ConfiguredDevice> devices = user.reachableDevices();
        if (devices.isEmpty()) {
            text.extension(extension, count, Notice.UNAVAILABLE.application());
            return;
        }
        String phones =
                devices.stream().map(device -> "PJSIP/" + device.sipUsername()).collect(Collectors.joining("&"));
        text.extension(extension, count, "Dial(" + phones + "," + RING_SECONDS + ")", Notice.after("DIALSTATUS"));
    }
}
