package com.pbxportal.app.runtime.instance;

import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What must be told outside development: there nothing is generated, and nothing is embedded. */
public final class ProductionSettings {

    public static final String WELL_KNOWN_PASSWORD = "admin123";

    private static final List<String> SECRETS = List.of(Secrets.AMI, Secrets.JWT_KEY, Secrets.VAULT_KEYS);

    private static final List<String> REQUIRED = Stream.concat(
                    Stream.of("pbx.postgres.url", "pbx.mariadb.url"), SECRETS.stream())
            .toList();

    /** {@code systemd} takes for a part of the value what a shell would take for a comment. */
    private static final Pattern TRAILING_COMMENT = Pattern.compile("\\s#");

    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+");

    private ProductionSettings() {}

    public static void check(Settings settings) {
        String profile = String.join(",", settings.profiles());
        String missing =
                names(REQUIRED.stream().filter(name -> settings.find(name).isEmpty()));
        if (!missing.isEmpty()) {
            throw new StartRefused("profile " + profile + " needs " + missing + " (see docs/configuration.md)");
        }
        settings.told()
                .filter(name -> TRAILING_COMMENT.matcher(value(settings, name)).find())
                .findFirst()
                .ifPresent(name -> {
                    throw new StartRefused(
                            Settings.variable(name) + " has a # after a blank: in the file that systemd reads, a"
                                    + " comment stands on a line of its own");
                });
        requireKey(Secrets.JWT_KEY, value(settings, Secrets.JWT_KEY));
        for (String key : value(settings, Secrets.VAULT_KEYS).split(",", -1)) {
            requireKey(Secrets.VAULT_KEYS, key.substring(key.indexOf(':') + 1));
        }
        if (!EMAIL.matcher(settings.get(Settings.ADMIN_EMAIL, "nobody@nowhere")).matches()) {
            throw new StartRefused(Settings.variable(Settings.ADMIN_EMAIL) + " is not an email address");
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

    private static String value(Settings settings, String name) {
        return settings.get(name, "");
    }

    private static void requireKey(String name, String key) {
        try {
            Base64.getDecoder().decode(key.strip());
        } catch (IllegalArgumentException e) {
            throw new StartRefused(
                    Settings.variable(name) + " has a key that is not base64: make one with openssl rand -base64 32",
                    e);
        }
    }

    private static String names(Stream<String> settings) {
        return settings.map(Settings::variable).collect(Collectors.joining(", "));
    }
}
