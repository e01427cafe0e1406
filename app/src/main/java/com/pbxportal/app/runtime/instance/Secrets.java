package com.pbxportal.app.runtime.instance;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/** The secrets of one instance by setting name: generated in development, demanded in production. */
public record Secrets(Map<String, String> values) {

    public static final String JWT_KEY = "pbx.jwt.key";
    public static final String VAULT_KEYS = "pbx.vault.keys";
    public static final String POSTGRES_ADMIN = "pbx.postgres.admin-password";
    public static final String POSTGRES = "pbx.postgres.password";
    public static final String MARIADB = "pbx.mariadb.password";
    public static final String MARIADB_ASTERISK = "pbx.mariadb.asterisk-password";
    public static final String AMI = "pbx.asterisk.ami.secret";

    /** Valid Base64, so that a generated key is a plain key to everybody, and yet tells where it comes from. */
    static final String DEVELOPMENT_MARK = "DevelopmentOnly+";

    private static final SecureRandom RANDOM = new SecureRandom();

    public String get(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new StartRefused("the secret " + name + " is missing");
        }
        return value;
    }

    /** What is kept in the file, completed by what the file does not have yet. */
    public static Secrets ofDevelopment(Path file) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put(JWT_KEY, key(48));
        values.put(VAULT_KEYS, "1:" + key(32));
        for (String name : List.of(POSTGRES_ADMIN, POSTGRES, MARIADB, MARIADB_ASTERISK, AMI)) {
            values.put(name, password());
        }
        Map<String, String> kept = read(file);
        if (!kept.keySet().containsAll(values.keySet())) {
            values.putAll(kept);
            write(file, values);
            return new Secrets(Map.copyOf(values));
        }
        return new Secrets(kept);
    }

    private static Map<String, String> read(Path file) {
        Properties properties = new Properties();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            } catch (IOException | IllegalArgumentException e) {
                throw new StartRefused("cannot read " + file + ": " + e, e);
            }
        }
        return properties.stringPropertyNames().stream().collect(Collectors.toMap(n -> n, properties::getProperty));
    }

    private static void write(Path file, Map<String, String> values) {
        String text = values.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
                .collect(Collectors.joining(
                        "", "# For development only. Without this file its data cannot be read.\n", ""));
        DataDirectory.writePrivately(file, text);
    }

    @Override
    public String toString() {
        return "Secrets" + values.keySet();
    }

    private static String key(int bytes) {
        byte[] mark = Base64.getDecoder().decode(DEVELOPMENT_MARK);
        byte[] key = new byte[bytes];
        RANDOM.nextBytes(key);
        System.arraycopy(mark, 0, key, 0, mark.length);
        return Base64.getEncoder().encodeToString(key);
    }

    private static String password() {
        byte[] bytes = new byte[20];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
