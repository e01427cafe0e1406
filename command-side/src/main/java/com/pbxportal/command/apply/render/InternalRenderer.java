package com.pbxportal.command.apply.render;

import com.pbxportal.command.apply.guest.ReachableDevices;
import com.pbxportal.command.apply.guest.TenantConfiguration;
import com.pbxportal.shared.device.ConfiguredDevice;
import com.pbxportal.shared.phonenumber.ConfiguredNumber;
import com.pbxportal.shared.tenant.ConfiguredTenant;
import com.pbxportal.shared.tenant.TenantStatus;
import com.pbxportal.shared.user.ConfiguredUser;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** One context a tenant, in which its phones dial and its numbers end. None leads to another tenant's. */
public final class InternalRenderer {

    static final String ANYTHING_DIALLED = "_[+*#0-9]!";

    private static final int RING_SECONDS = 30;

    private static final Comparator<ConfiguredUser> FROM_BEHIND = Comparator.comparing(
                    (ConfiguredUser user) -> user.extension().toString())
            .reversed();

    private InternalRenderer() {}

    static DialplanText render(List<TenantConfiguration> tenants, CallLimits limits) {
        DialplanText text = new DialplanText("Internal: the extensions of each tenant.");
        limits.writeTo(text);
        CalledUser.writeTo(text, limits);
        for (TenantConfiguration tenant : tenants) {
            own(tenant, text).context(tenant.slug().context()).comment(PlainText.of(tenant.name()));
            if (tenant.status() == TenantStatus.ACTIVE) {
                writeExtensions(tenant, text);
            } else {
                text.comment("suspended: every call is refused")
                        .extension(ANYTHING_DIALLED, Notice.SUSPENDED.application());
            }
        }
        return text;
    }

    /** What follows is the tenant's, and nothing in it is there for one of its things alone. */
    private static DialplanText own(TenantConfiguration tenant, DialplanText text) {
        return text.of(ConfiguredTenant.SLICE, tenant.tenant());
    }

    private static void writeExtensions(TenantConfiguration tenant, DialplanText text) {
        ReachableDevices devices = ReachableDevices.of(tenant);
        tenant.all(ConfiguredUser.SLICE).stream()
                .sorted(FROM_BEHIND)
                .forEach(user -> writeUser(tenant, user, devices.of(user), text));
        own(tenant, text)
                .comment("No other extension of this length exists; what is longer or shorter goes outside.")
                .extension(
                        "_" + anyExtension(tenant),
                        CallLimits.count(tenant.slug().value()),
                        Notice.NO_SUCH_EXTENSION.application())
                .comment("The key that some phones send after a number.")
                .constant("exten => _" + anyExtension(tenant) + "#,1,Goto(${EXTEN:0:-1},1)\n")
                .comment("A number of the tenant's own without its plus; all else goes outside.")
                .constant(withoutPlus(tenant))
                .include(ownNumbers(tenant))
                .include(OutboundRenderer.context(tenant));
        writeOwnNumbers(tenant, text);
        writeTransferTargets(tenant, devices, text);
    }

    private static String anyExtension(TenantConfiguration tenant) {
        return "X".repeat(Integer.toString(tenant.range().max()).length());
    }

    private static String ownNumbers(TenantConfiguration tenant) {
        return "numbers-" + tenant.slug();
    }

    private static String withoutPlus(TenantConfiguration tenant) {
        return "exten => _ZXXXXXX!,1,GotoIf(${DIALPLAN_EXISTS(" + ownNumbers(tenant)
                + ",+${FILTER(0-9,${EXTEN})},1)}?+${FILTER(0-9,${EXTEN})},1)\n"
                + " same => n,Goto(" + OutboundRenderer.context(tenant) + ",${FILTER(0-9*#,${EXTEN})},1)\n";
    }

    /** Where a tenant's phones may transfer a call to blindly; what is not in there, Asterisk refuses the phone. */
    public static String transferContext(TenantConfiguration tenant) {
        return "transfer-" + tenant.slug();
    }

    private static void writeTransferTargets(TenantConfiguration tenant, ReachableDevices devices, DialplanText text) {
        own(tenant, text)
                .context(transferContext(tenant))
                .comment("who can be transferred to; to anybody else a transfer is refused, and the call stays");
        tenant.all(ConfiguredUser.SLICE).stream()
                .filter(user -> !devices.of(user).isEmpty())
                .sorted(FROM_BEHIND)
                .forEach(user -> text.of(ConfiguredUser.SLICE, user)
                        .extension(
                                user.extension().toString(),
                                "Goto(" + tenant.slug().context() + "," + user.extension() + ",1)"));
        own(tenant, text).include(ownNumbers(tenant));
    }

    /** What a tenant's phones dial of its own numbers goes the way that it would come in. */
    private static void writeOwnNumbers(TenantConfiguration tenant, DialplanText text) {
        String context = ownNumbers(tenant);
        own(tenant, text).context(context).comment("the tenant's own numbers, dialled inside");
        for (ConfiguredNumber number : InboundRenderer.assigned(tenant)) {
            text.of(ConfiguredNumber.SLICE, number)
                    .extension(
                            number.number().value(), "Goto(" + InboundRenderer.CONTEXT + "," + number.number() + ",1)");
        }
    }

    private static void writeUser(
            TenantConfiguration tenant, ConfiguredUser user, List<ConfiguredDevice> devices, DialplanText text) {
        String extension = user.extension().toString();
        text.of(ConfiguredUser.SLICE, user).comment(PlainText.of(user.name()));
        String count = CallLimits.count(tenant.slug().value(), extension);
        if (devices.isEmpty()) {
            text.extension(extension, count, Notice.UNAVAILABLE.application());
            return;
        }
        String phones =
                devices.stream().map(device -> "PJSIP/" + device.sipUsername()).collect(Collectors.joining("&"));
        text.extension(
                extension,
                count,
                CalledUser.check(),
                "Dial(" + phones + "," + RING_SECONDS + ")",
                Notice.after("DIALSTATUS"));
    }
}
