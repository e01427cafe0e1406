package com.pbxportal.command.apply.preview;

import com.pbxportal.command.apply.guest.TenantConfiguration;
import com.pbxportal.shared.configuration.Slice;
import com.pbxportal.shared.device.ConfiguredDevice;
import com.pbxportal.shared.phonenumber.ConfiguredNumber;
import com.pbxportal.shared.tenant.ConfiguredTenant;
import com.pbxportal.shared.user.ConfiguredUser;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How many objects an apply would bring, change or take away. */
record PendingChanges(Count tenants, Count users, Count devices, Count numbers) {

    record Count(int added, int changed, int removed) {

        private static Count between(Map<?, ?> was, Map<?, ?> is) {
            int added = 0;
            int changed = 0;
            for (Map.Entry<?, ?> entry : is.entrySet()) {
                Object earlier = was.get(entry.getKey());
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
                count(ConfiguredTenant.SLICE, applied, pending),
                count(ConfiguredUser.SLICE, applied, pending),
                count(ConfiguredDevice.SLICE, applied, pending),
                count(ConfiguredNumber.SLICE, applied, pending));
    }

    private static <C extends Record> Count count(
            Slice<C> slice, List<TenantConfiguration> applied, List<TenantConfiguration> pending) {
        return Count.between(byId(slice, applied), byId(slice, pending));
    }

    private static <C extends Record> Map<Object, C> byId(Slice<C> slice, List<TenantConfiguration> tenants) {
        return tenants.stream()
                .flatMap(tenant -> tenant.all(slice).stream())
                .collect(Collectors.toMap(slice.id(), Function.identity(), (older, newer) -> newer));
    }
}
