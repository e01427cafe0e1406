package com.pbxportal.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A migration that somebody's data have been through is never edited, renamed or taken away: their portal would not
 * start any more. {@code db/migrations.sha256} remembers each as it was first published, in the format of
 * {@code sha256sum}; {@code mvn -pl db test -Dupdate-docs} adds the new ones, and changes nothing else.
 */
class MigrationsTest {

    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");
    private static final Path RECORDED = Path.of("migrations.sha256");
    private static final Pattern NAME = Pattern.compile("(?<database>\\w+)/V(?<version>\\d{3})__[a-z0-9_]+\\.sql");

    @Test
    void every_migration_is_as_it_was_published() throws IOException {
        Map<String, String> present = present();
        if (System.getProperty("update-docs") != null) {
            Map<String, String> all = new TreeMap<>(present);
            all.putAll(recorded());
            Files.write(
                    RECORDED,
                    all.entrySet().stream()
                            .map(file -> file.getValue() + "  " + file.getKey())
                            .toList());
        }

        assertThat(present)
                .as("recorded ones must stay as they are: write a new migration instead; new ones: -Dupdate-docs")
                .isEqualTo(recorded());
    }

    /** Flyway goes by numbers, and those of PostgreSQL's three schemas are one sequence. */
    @Test
    void no_two_migrations_of_a_database_have_the_same_number() throws IOException {
        List<String> versions = present().keySet().stream()
                .map(NAME::matcher)
                .peek(name -> assertThat(name.matches()).as(name.toString()).isTrue())
                .map(name -> (name.group("database").equals("realtime") ? "MariaDB " : "PostgreSQL ")
                        + name.group("version"))
                .toList();

        assertThat(versions).doesNotHaveDuplicates();
    }

    private static Map<String, String> recorded() throws IOException {
        Map<String, String> recorded = new TreeMap<>();
        for (String line : Files.readAllLines(RECORDED)) {
            recorded.put(line.substring(66), line.substring(0, 64));
        }
        return recorded;
    }

    private static Map<String, String> present() throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> found = Files.walk(MIGRATIONS)) {
            found.filter(Files::isRegularFile).forEach(files::add);
        }
        Map<String, String> present = new TreeMap<>();
        for (Path file : files) {
            present.put(MIGRATIONS.relativize(file).toString(), sha256(Files.readAllBytes(file)));
        }
        return present;
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
