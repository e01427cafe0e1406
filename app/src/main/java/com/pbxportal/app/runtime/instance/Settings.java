package com.pbxportal.app.runtime.instance;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the operator asked for. The command line wins over the environment, which wins over the one file. */
public final class Settings {

    public static final String DATA_DIR = "pbx.data-dir";
    static final String CONFIG = "pbx.config";
    static final String PROFILE = "pbx.profile";
    static final String ADDRESS = "pbx.bind";
    public static final String PORT = "pbx.port";
    public static final String HEALTH_PORT = "pbx.health.port";
    public static final String ADMIN_EMAIL = "pbx.admin.email";
    public static final String ADMIN_PASSWORD = "pbx.admin.password";

    private static final String DEVELOPMENT = "development";
    private static final Path SYSTEM_WIDE_FILE = Path.of("/etc/pbx-portal/pbx.properties");

    private final Map<String, String> arguments;
    private final Map<String, String> environment;
    private final Optional<Path> file;
    private final Properties fromFile = new Properties();

    private Settings(Map<String, String> arguments, Map<String, String> environment) {
        this.arguments = arguments;
        this.environment = environment;
        this.file = locateFile();
        file.ifPresent(this::read);
    }

    /** From a command line of {@code --name=value} words. */
    public static Settings of(String[] arguments, Map<String, String> environment) {
        return new Settings(
                Arrays.stream(arguments)
                        .map(Settings::nameAndValue)
                        .collect(Collectors.toMap(
                                word -> word[0], word -> word[1], (first, last) -> last, LinkedHashMap::new)),
                environment);
    }

    /** From values given by code, as tests do; neither the environment nor a file is looked at. */
    public static Settings of(Map<String, String> values) {
        return new Settings(Map.copyOf(values), Map.of("PBX_CONFIG", "none"));
    }

    private static String[] nameAndValue(String word) {
        int equals = word.indexOf('=');
        if (!word.startsWith("--") || equals < 3) {
            throw new StartRefused("cannot understand '" + word + "': expected --name=value");
        }
        return new String[] {word.substring(2, equals), word.substring(equals + 1)};
    }

    private Optional<Path> locateFile() {
        Optional<String> told = find(CONFIG);
        if (told.isEmpty()) {
            return Stream.of(dataDirectory().resolve("pbx.properties"), SYSTEM_WIDE_FILE)
                    .filter(Files::isReadable)
                    .findFirst();
        }
        if (told.get().equals("none")) {
            return Optional.empty();
        }
        return told.map(path -> Path.of(path).toAbsolutePath());
    }

    private void read(Path path) {
        try (Reader reader = Files.newBufferedReader(path)) {
            fromFile.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new StartRefused("cannot read the configuration file " + path + ": " + e, e);
        }
    }

    /** The command line as it was given, for whoever understands more names than this package does. */
    public Map<String, String> arguments() {
        return Map.copyOf(arguments);
    }

    /** The configuration file in use, for whoever understands more names than this package does. */
    public Optional<Path> file() {
        return file;
    }

    public Optional<String> find(String name) {
        return Stream.of(
                        Optional.ofNullable(arguments.get(name)),
                        Optional.ofNullable(environment.get(variable(name))),
                        Optional.ofNullable(fromFile == null ? null : fromFile.getProperty(name)))
                .flatMap(Optional::stream)
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .findFirst();
    }

    /** The names of all settings of ours that were told, in whatever way. */
    Stream<String> told() {
        return Stream.of(
                        arguments.keySet().stream(),
                        environment.keySet().stream()
                                .filter(variable -> variable.startsWith("PBX_"))
                                .map(variable ->
                                        variable.toLowerCase(Locale.ROOT).replace('_', '.')),
                        fromFile.stringPropertyNames().stream())
                .flatMap(names -> names)
                .distinct();
    }

    public String get(String name, String otherwise) {
        return find(name).orElse(otherwise);
    }

    /** A port, or 0 where any free one will do. */
    public int port(String name, int otherwise) {
        return find(name).map(value -> parsePort(name, value)).orElse(otherwise);
    }

    private static int parsePort(String name, String value) {
        if (value.matches("\\d{1,5}") && Integer.parseInt(value) <= 65_535) {
            return Integer.parseInt(value);
        }
        throw new StartRefused(variable(name) + " is '" + value + "', which is not a port");
    }

    public Path dataDirectory() {
        return find(DATA_DIR)
                .map(Path::of)
                .orElseGet(this::defaultDataDirectory)
                .toAbsolutePath()
                .normalize();
    }

    private Path defaultDataDirectory() {
        String home = environment.getOrDefault("HOME", System.getProperty("user.home", "."));
        return Path.of(environment.getOrDefault("XDG_DATA_HOME", home + "/.local/share"), "pbx-portal");
    }

    public Path cache() {
        String home = environment.getOrDefault("HOME", System.getProperty("user.home", "."));
        String folder = environment.getOrDefault("XDG_CACHE_HOME", home + "/.cache") + "/pbx-portal";
        return Path.of(get("pbx.cache", folder)).toAbsolutePath();
    }

    /** The application's profiles; {@code development} unless told otherwise. */
    public List<String> profiles() {
        return List.of(get(PROFILE, DEVELOPMENT).split("\\s*,\\s*"));
    }

    public boolean isDevelopment() {
        return profiles().contains(DEVELOPMENT);
    }

    /** The environment variable of a setting: {@code PBX_DATA_DIR} for {@code pbx.data-dir}. */
    static String variable(String name) {
        return name.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
    }
}
