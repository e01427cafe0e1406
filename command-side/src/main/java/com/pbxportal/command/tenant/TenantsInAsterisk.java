package com.pbxportal.command.tenant;

import com.pbxportal.command.apply.guest.Application;
import com.pbxportal.command.apply.guest.Book;
import com.pbxportal.command.apply.guest.CallLimits;
import com.pbxportal.command.apply.guest.Common;
import com.pbxportal.command.apply.guest.Context;
import com.pbxportal.command.apply.guest.Guest;
import com.pbxportal.command.apply.guest.Notice;
import com.pbxportal.command.apply.guest.PlainText;
import com.pbxportal.command.apply.guest.TenantConfiguration;
import com.pbxportal.command.apply.guest.TenantContext;
import com.pbxportal.shared.configuration.Slice;
import com.pbxportal.shared.tenant.ConfiguredTenant;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * The contexts of a tenant, in which its phones dial and its numbers end, and what becomes of whatever is dialled that
 * nobody has. What its phones may call outside, without a policy that allows it: nothing.
 */
@Component
@Order(0)
public final class TenantsInAsterisk implements Guest {

    private static final String ANYTHING_DIALLED = "_[+*#0-9]!";

    private static final String DIGITS_WITH_PLUS = "+${FILTER(0-9,${EXTEN})}";

    private static final Application WITHOUT_KEY = Application.saying("Goto", "${EXTEN:0:-1},1");

    /** If it is one of the tenant's numbers: there with its plus. */
    private static final Application TO_OWN_NUMBER = Application.of(
            "GotoIf",
            Pattern.quote("${DIALPLAN_EXISTS(")
                    + Common.CONTEXT
                    + Pattern.quote("," + DIGITS_WITH_PLUS + ",1)}?" + DIGITS_WITH_PLUS + ",1"));

    private static final Application AS_DIALLED =
            Application.of("Goto", Common.CONTEXT + Pattern.quote(",${FILTER(0-9*#,${EXTEN})},1"));

    @Override
    public List<Slice<?>> slices() {
        return List.of(ConfiguredTenant.SLICE);
    }

    @Override
    public void write(TenantConfiguration tenant, Book book) {
        Context internal = book.internal(tenant).comment(PlainText.of(tenant.name()));
        if (tenant.isActive()) {
            writeWhatNobodyHas(tenant, internal);
            internal.include(TenantContext.NUMBERS).include(TenantContext.OUTBOUND);
            writeOtherContexts(tenant, book);
        } else {
            internal.pattern(ANYTHING_DIALLED)
                    .comment("suspended: every call is refused")
                    .then(Notice.SUSPENDED.step());
        }
    }

    private static void writeWhatNobodyHas(TenantConfiguration tenant, Context internal) {
        String anyExtension =
                "_" + "X".repeat(Integer.toString(tenant.range().max()).length());
        internal.pattern(anyExtension)
                .comment("No other extension of this length exists; what is longer or shorter goes outside.")
                .then(CallLimits.count(tenant), Notice.NO_SUCH_EXTENSION.step());
        internal.pattern(anyExtension + "#")
                .comment("The key that some phones send after a number.")
                .then(WITHOUT_KEY.with("${EXTEN:0:-1}", 1));
        internal.pattern("_ZXXXXXX!")
                .comment("A number of the tenant's own without its plus; all else goes outside.")
                .then(
                        TO_OWN_NUMBER.with("${DIALPLAN_EXISTS(" + TenantContext.NUMBERS.name(tenant) + ","
                                + DIGITS_WITH_PLUS + ",1)}?" + DIGITS_WITH_PLUS + ",1"),
                        AS_DIALLED.with(TenantContext.OUTBOUND.name(tenant), "${FILTER(0-9*#,${EXTEN})}", 1));
    }

    private static void writeOtherContexts(TenantConfiguration tenant, Book book) {
        book.context(TenantContext.NUMBERS, tenant).comment("the tenant's own numbers, dialled inside");
        book.context(TenantContext.TRANSFERS, tenant)
                .comment("who can be transferred to; to anybody else a transfer is refused, and the call stays")
                .include(TenantContext.NUMBERS);
        book.context(TenantContext.OUTBOUND, tenant)
                .comment("no policy allows an outside call")
                .pattern(ANYTHING_DIALLED)
                .then(CallLimits.count(tenant), Notice.OUTSIDE_CALLS_BLOCKED.step());
    }
}
