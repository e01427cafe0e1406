package com.pbxportal.app.runtime;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What must be told outside development: there nothing is generated, and nothing is embedded. */
final class ProductionSettings {

    static final String WELL_KNOWN_PASSWORD = "admin123";

    private static final List<String> SECRETS = List.of(Secrets.AMI, Secrets.JWT_KEY, Secrets.VAULT_KEYS);

    private static final List<String> REQUIRED = Stream.concat(
                    Stream.of("pbx.postgres.url", "pbx.mariadb.url"), SECRETS.stream())
            .toList();

    private ProductionSettings() {}

    static void check(Settings settings) {
        String profile = String.join(",", settings.profiles());
        String missing =
                names(REQUIRED.stream().filter(name -> settings.find(name).isEmpty()));
        if (!missing.isEmpty()) {
            throw new StartRefused("profile " + profile + " needs " + missing + " (see docs/configuration.md)");
        }
        String generated = names(
                SECRETS.stream().filter(name -> settings.find(name).orElse("").contains(Secrets.DEVELOPMENT_MARK)));
        if (!generated.isEmpty()) {
            throw new StartRefused(
                    "profile " + profile + " refuses a secret that was generated for development: " + generated);
        }
        if (settings.find(Settings.ADMIN_PASSWORD)
                .filter(WELL_KNOWN_PASSWORD::equals)
                .isPresent()) {
            throw new StartRefused("profile " + profile + " refuses the password of the development login: "
                    + Settings.variable(Settings.ADMIN_PASSWORD));
        }
    }

    private static String names(Stream<String> settings) {
        return settings.map(Settings::variable).collect(Collectors.joining(", "));
    }
}
