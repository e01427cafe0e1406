package com.pbxportal.command.apply.preview;

import com.pbxportal.shared.apply.ConfiguredDevice;
import com.pbxportal.shared.apply.ConfiguredNumber;
import com.pbxportal.shared.apply.ConfiguredUser;
import com.pbxportal.shared.apply.TenantConfiguration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How many objects an apply would bring, change or take away. */
record PendingChanges(Count tenants, Count users, Count devices, Count numbers) {

    record Count(int added, int changed, int removed) {

        private static <T> Count of(Stream<T> before, Stream<T> after, Function<T, Object> id) {
            Map<Object, T> was = before.collect(Collectors.toMap(id, Function.identity(), (a, b) -> b));
            Map<Object, T> is = after.collect(Collectors.toMap(id, Function.identity(), (a, b) -> b));
            int added = 0;
            int changed = 0;
            for (Map.Entry<Object, T> entry : is.entrySet()) {
                T earlier = was.get(entry.getKey());
                if (earlier == null) {
                    added++;
                } else if (!earlier.equals(entry.getValue())) {
                    changed++;
                }
            }
            int removed = (int)
                    was.keySet().stream().filter(key -> !is.containsKey(key)).count();
            return new Count(added, changed, removed);
        }
    }

    static PendingChanges between(List<TenantConfiguration> applied, List<TenantConfiguration> pending) {
        return new PendingChanges(
                Count.of(
                        applied.stream().map(PendingChanges::alone),
                        pending.stream().map(PendingChanges::alone),
                        TenantConfiguration::tenantId),
                Count.of(users(applied), users(pending), ConfiguredUser::userId),
                Count.of(devices(applied), devices(pending), ConfiguredDevice::deviceId),
                Count.of(numbers(applied), numbers(pending), ConfiguredNumber::number));
    }

    private static TenantConfiguration alone(TenantConfiguration tenant) {
        return new TenantConfiguration(
                tenant.tenantId(),
                tenant.slug(),
                tenant.name(),
                tenant.status(),
                tenant.range(),
                tenant.defaultInboundDestination(),
                tenant.country(),
                List.of(),
                List.of());
    }

    private static Stream<ConfiguredUser> users(List<TenantConfiguration> tenants) {
        return tenants.stream()
                .flatMap(tenant -> tenant.users().stream())
                .map(user -> new ConfiguredUser(
                        user.userId(),
                        user.extension(),
                        user.name(),
                        user.status(),
                        user.voicemailEnabled(),
                        user.outboundCallerid(),
                        List.of()));
    }

    private static Stream<ConfiguredDevice> devices(List<TenantConfiguration> tenants) {
        return tenants.stream().flatMap(tenant -> tenant.users().stream()).flatMap(user -> user.devices().stream());
    }

    private static Stream<ConfiguredNumber> numbers(List<TenantConfiguration> tenants) {
        return tenants.stream().flatMap(tenant -> tenant.numbers().stream());
    }
}
