package com.pbxportal.shared.apply;

import com.pbxportal.shared.tenant.Country;
import com.pbxportal.shared.tenant.ExtensionRange;
import com.pbxportal.shared.tenant.Slug;
import com.pbxportal.shared.tenant.TenantId;
import com.pbxportal.shared.tenant.TenantStatus;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that Asterisk has to know of one tenant, and no secret: the part of a configuration snapshot from which its
 * files and realtime rows are generated. Lists have one order, so that the same content has the same bytes.
 *
 * @param country null where it was never said: the default of the installation
 */
public record TenantConfiguration(
        TenantId tenantId,
        Slug slug,
        String name,
        TenantStatus status,
        ExtensionRange range,
        @Nullable String defaultInboundDestination,
        @Nullable Country country,
        List<ConfiguredUser> users,
        List<ConfiguredNumber> numbers) {

    @SuppressWarnings("NullAway") // A part that was stored before a list existed has none.
    public TenantConfiguration {
        users = sorted(users, Comparator.comparingInt(user -> user.extension().number()));
        numbers = sorted(numbers, Comparator.comparing(number -> number.number().value()));
    }

    public TenantConfiguration withNumbers(List<ConfiguredNumber> others) {
        return new TenantConfiguration(
                tenantId, slug, name, status, range, defaultInboundDestination, country, users, others);
    }

    public TenantConfiguration withStatus(TenantStatus other) {
        return new TenantConfiguration(
                tenantId, slug, name, other, range, defaultInboundDestination, country, users, numbers);
    }

    static <T> List<T> sorted(@Nullable List<T> items, Comparator<T> order) {
        return items == null ? List.of() : items.stream().sorted(order).toList();
    }
}
