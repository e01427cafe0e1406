package com.pbxportal.command.apply.configuration;

import com.pbxportal.command.apply.guest.TenantConfiguration;
import com.pbxportal.shared.configuration.ConfigurationPart;
import com.pbxportal.shared.phonenumber.ConfiguredNumber;
import com.pbxportal.shared.phonenumber.E164;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Numbers that one tenant has got from another. Once an apply has brought them there, they are no part any more of what
 * runs for the other: else they would come back to it, and ring its people, as soon as the one lets go of them.
 */
final class MovedNumbers {

    private MovedNumbers() {}

    /** Those that were not there before. */
    static Set<E164> come(List<ConfigurationPart> before, List<ConfigurationPart> after) {
        Set<E164> come = in(after);
        come.removeAll(in(before));
        return come;
    }

    /** The parts that have some of them, without these. */
    static List<ConfigurationPart> without(Set<E164> come, List<ConfigurationPart> others) {
        return others.stream()
                .map(TenantConfiguration::of)
                .filter(tenant -> numbers(tenant).stream().anyMatch(number -> come.contains(number.number())))
                .map(tenant -> ConfigurationPart.of(tenant.with(
                                ConfiguredNumber.SLICE,
                                numbers(tenant).stream()
                                        .filter(number -> !come.contains(number.number()))
                                        .toList())
                        .things()))
                .toList();
    }

    private static Set<E164> in(List<ConfigurationPart> parts) {
        Set<E164> numbers = new HashSet<>();
        parts.forEach(part -> numbers(TenantConfiguration.of(part)).forEach(number -> numbers.add(number.number())));
        return numbers;
    }

    private static List<ConfiguredNumber> numbers(TenantConfiguration tenant) {
        return tenant.all(ConfiguredNumber.SLICE);
    }
}
