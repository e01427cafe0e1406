package com.pbxportal.command.apply;

import com.pbxportal.shared.apply.ApplyJobId;
import com.pbxportal.shared.apply.ConfigurationPart;
import com.pbxportal.shared.apply.ConfiguredNumber;
import com.pbxportal.shared.apply.TenantConfiguration;
import com.pbxportal.shared.phonenumber.E164;
import com.pbxportal.shared.tenant.TenantId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What ran after an earlier apply, as far as it may run again: a tenant that was closed since stays away, and so does
 * a number that its tenant no longer has; it may be somebody else's by now.
 */
final class EarlierConfiguration {

    private final AppliedConfiguration configurations;

    EarlierConfiguration(AppliedConfiguration configurations) {
        this.configurations = configurations;
    }

    List<ConfigurationPart> asOf(ApplyJobId job, @Nullable TenantId scope) {
        Map<TenantId, Set<E164>> numbers = new HashMap<>();
        configurations.pending(scope).forEach(part -> numbers.put(part.tenantId(), numbersOf(part.configuration())));
        return configurations.asOf(job, scope).stream()
                .filter(part -> numbers.containsKey(part.tenantId()))
                .map(part -> within(Objects.requireNonNull(numbers.get(part.tenantId())), part))
                .toList();
    }

    private static ConfigurationPart within(Set<E164> owned, ConfigurationPart part) {
        TenantConfiguration then = part.configuration();
        return owned.containsAll(numbersOf(then))
                ? part
                : ConfigurationPart.of(then.withNumbers(then.numbers().stream()
                        .filter(number -> owned.contains(number.number()))
                        .toList()));
    }

    private static Set<E164> numbersOf(TenantConfiguration tenant) {
        return tenant.numbers().stream().map(ConfiguredNumber::number).collect(Collectors.toSet());
    }
}
