package com.pbxportal.app.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the page on production tells to write into pjsip.conf is what the sandbox, and so every test, runs with. */
class ProductionPageTest {

    private static final Path SANDBOX = Path.of("../asterisk/etc/pjsip.conf");
    private static final Path PAGE = Path.of("../docs/production.md");
    private static final Path TABLE = Path.of("../asterisk/README.md");

    /** Asterisk's defaults where there is no endpoint {@code anonymous}, and a name. */
    private static final Set<String> OF_THE_SANDBOX_ALONE = Set.of(
            "user_agent",
            "endpoint_identifier_order",
            "unidentified_request_count",
            "unidentified_request_period",
            "unidentified_request_prune_interval");

    @Test
    void the_global_settings_are_those_of_the_sandbox() throws IOException {
        Map<String, String> sandbox = new HashMap<>(ofType("global", sandbox()));
        sandbox.keySet().removeAll(OF_THE_SANDBOX_ALONE);

        assertThat(ofType("global", page())).isEqualTo(sandbox).containsKey("taskprocessor_overload_trigger");
    }

    @Test
    void the_trunk_is_the_one_of_the_sandbox_but_for_name_and_address() throws IOException {
        String name = ofType("endpoint", page()).get("aors");
        Map<String, String> sandbox = new HashMap<>(ofType("endpoint", sandbox()));
        sandbox.put("aors", name);

        assertThat(ofType("endpoint", page()))
                .isEqualTo(sandbox)
                .containsKeys("rtp_timeout", "rtp_timeout_hold")
                .doesNotContainKey("accountcode");
        assertThat(ofType("identify", page()))
                .containsEntry("endpoint", name)
                .containsOnlyKeys(ofType("identify", sandbox()).keySet());
        assertThat(ofType("aor", page()))
                .containsOnlyKeys(ofType("aor", sandbox()).keySet());
    }

    /** For whoever merges rather than copies. */
    @Test
    void the_table_of_what_to_take_over_names_what_asterisk_would_do_otherwise() throws IOException {
        Set<String> settings = new HashSet<>(ofType("global", page()).keySet());
        settings.remove("type");
        String row = Files.readString(TABLE)
                .lines()
                .filter(line -> line.startsWith("| `pjsip.conf` |"))
                .findFirst()
                .orElseThrow();

        assertThat(row).contains(settings).contains("rtp_timeout", "rtp_timeout_hold", "accountcode");
    }

    private static List<String> sandbox() throws IOException {
        return Files.readAllLines(SANDBOX);
    }

    private static List<String> page() throws IOException {
        String page = Files.readString(PAGE);
        String block = page.substring(page.indexOf("```\n; pjsip.conf\n") + "```\n".length());
        return block.substring(0, block.indexOf("```")).lines().toList();
    }

    /** The settings of the only section of the type. */
    private static Map<String, String> ofType(String type, List<String> file) {
        List<Map<String, String>> sections = sections(file)
                .filter(section -> type.equals(section.get("type")))
                .toList();
        assertThat(sections).describedAs("type = %s", type).hasSize(1);
        return sections.getFirst();
    }

    private static Stream<Map<String, String>> sections(List<String> file) {
        return Stream.of(String.join("\n", file).split("(?m)^\\[[a-z-]+]$")).map(section -> {
            Map<String, String> settings = new HashMap<>();
            section.lines()
                    .filter(line -> line.matches("[a-z_]+ = .*"))
                    .map(line -> line.split(" = ", 2))
                    .forEach(words -> settings.put(words[0], words[1]));
            return settings;
        });
    }
}
