package com.pbxportal.command.apply.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.command.apply.configuration.Acme;
import com.pbxportal.command.apply.guest.TenantConfiguration;
import com.pbxportal.command.apply.realtime.DeviceRows;
import com.pbxportal.shared.device.ConfiguredDevice;
import com.pbxportal.shared.device.SipUsername;
import com.pbxportal.shared.tenant.Extension;
import com.pbxportal.shared.tenant.Slug;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever tenants, phones and numbers are called: no two things have one name in Asterisk, and none has Asterisk's. */
class GeneratedNamesTest {

    private static final Path STATIC = Path.of("..", "asterisk", "etc");
    private static final Pattern SECTION = Pattern.compile("(?m)^\\[([^]]+)]");
    private static final Pattern LINE = Pattern.compile("(?m)^\\[([^]]+)]|^exten => ([^,]+),1,");

    /** What Asterisk itself goes to or reads, in a dialplan and in {@code pjsip.conf}. */
    private static final Set<String> RESERVED_SECTIONS =
            Set.of("general", "globals", "default", "parkedcalls", "global", "system");

    private static final Set<String> RESERVED_EXTENSIONS =
            Set.of("s", "h", "i", "t", "T", "o", "O", "e", "a", "fax", "failed");

    /** Names of what is generated for everybody or for another tenant, and Asterisk's own. */
    private static final List<String> NAMES = List.of(
            "acme",
            "acme-1000",
            "acme-1000-desk",
            "tenant-acme",
            "numbers-acme",
            "outbound-acme",
            "transfer-acme",
            "tenant-numbers-acme",
            "from-trunk-external",
            "portal-called",
            "portal-limits",
            "portal-notices",
            "portal-revision",
            "portal-unmatched",
            "trunk-sandbox",
            "transport-udp",
            "general",
            "globals",
            "global",
            "default",
            "parkedcalls",
            "system",
            "fax",
            "generated-inbound");

    /** Each of them as a slug, and what is left of it behind a beginning that might be put before a slug. */
    private static final List<String> SLUGS = NAMES.stream()
            .flatMap(name -> Stream.iterate(
                    name, end -> !end.isEmpty(), end -> end.contains("-") ? end.substring(end.indexOf('-') + 1) : ""))
            .filter(end -> Character.isLetter(end.charAt(0)))
            .distinct()
            .toList();

    private static final List<String> LABELS =
            List.of("Desk", "Desk!", "Desk 2", "2", "1000", "1000 Desk", "1001 Desk", "udp", "sandbox", "\u684c");

    private final Set<String> claimed = new HashSet<>();
    private final List<TenantConfiguration> tenants =
            IntStream.range(0, SLUGS.size()).mapToObj(this::tenant).toList();
    private final GeneratedConfiguration generated = GeneratedConfiguration.of(tenants, "rows", Acme.SETTINGS);
    private final String dialplan = String.join("\n", generated.files().values());

    private TenantConfiguration tenant(int index) {
        Slug slug = new Slug(SLUGS.get(index));
        ConfiguredDevice[] devices =
                LABELS.stream().map(label -> device(slug, label)).toArray(ConfiguredDevice[]::new);
        return Acme.tenant(
                slug.value(),
                List.of(Acme.user(1000, "Ann", devices), Acme.user(1001, "Bob")),
                List.of(Acme.toUser("+" + (1000 + index), 1000), Acme.unassigned("+1555" + (1000 + index))));
    }

    /** As claims decide: the first name that nobody has. */
    private ConfiguredDevice device(Slug slug, String label) {
        return IntStream.iterate(1, attempt -> attempt + 1)
                .mapToObj(attempt -> SipUsername.of(slug, new Extension(1000), label, attempt))
                .filter(name -> claimed.add(name.value()))
                .findFirst()
                .map(name -> Acme.device(name.value()))
                .orElseThrow();
    }

    @Test
    void every_context_is_there_once_and_is_none_of_asterisks() {
        List<String> contexts = sections(dialplan);

        assertThat(contexts).hasSizeGreaterThan(4 * SLUGS.size()).doesNotHaveDuplicates();
        assertThat(contexts).doesNotContainAnyElementsOf(RESERVED_SECTIONS);
    }

    @Test
    void every_extension_is_there_once_in_its_context_and_is_none_of_asterisks() {
        List<String> extensions = new ArrayList<>();
        String context = "";
        for (var line : LINE.matcher(dialplan).results().toList()) {
            if (line.group(1) == null) {
                extensions.add(context + " " + line.group(2));
            } else {
                context = line.group(1);
            }
        }

        assertThat(extensions).hasSizeGreaterThan(4 * SLUGS.size()).doesNotHaveDuplicates();
        assertThat(extensions.stream().map(extension -> extension.substring(extension.indexOf(' ') + 1)))
                .doesNotContainAnyElementsOf(RESERVED_EXTENSIONS);
    }

    @Test
    void every_phone_has_a_name_of_its_own_which_is_none_of_pjsip_conf() throws IOException {
        List<String> phones = tenants.stream()
                .flatMap(tenant -> DeviceRows.withoutSecrets(tenant, Acme.GUESTS).stream())
                .map(DeviceRows::id)
                .toList();

        assertThat(phones).hasSize(SLUGS.size() * LABELS.size()).doesNotHaveDuplicates();
        assertThat(phones)
                .allMatch(name -> Character.isLetter(name.charAt(0)))
                .doesNotContainAnyElementsOf(RESERVED_SECTIONS)
                .doesNotContainAnyElementsOf(sections(Files.readString(STATIC.resolve("pjsip.conf"))));
    }

    @Test
    void files_are_named_after_nobody() {
        assertThat(generated.files().keySet())
                .isEqualTo(GeneratedConfiguration.of(List.of(), "", Acme.SETTINGS)
                        .files()
                        .keySet());
    }

    private static List<String> sections(String text) {
        return SECTION.matcher(text).results().map(found -> found.group(1)).toList();
    }
}
