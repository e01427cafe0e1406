package com.pbxportal.command.apply.render;

import com.pbxportal.command.apply.guest.TenantConfiguration;
import com.pbxportal.command.apply.guest.TenantContext;
import com.pbxportal.shared.apply.GeneratedFile;
import com.pbxportal.shared.configuration.Sha256;
import com.pbxportal.shared.configuration.Thing;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The dialplan of all tenants, file by file, and the revision that names it together with the realtime rows.
 * A pure function of its input: the same tenants give the same bytes on any machine.
 *
 * @param passages by file, whose its lines are
 */
public record GeneratedConfiguration(String revision, Map<String, String> files, Map<String, List<Passage>> passages) {

    public static final String INBOUND = "generated_inbound.conf";
    public static final String INTERNAL = TenantContext.INTERNAL.file();
    public static final String OUTBOUND = TenantContext.OUTBOUND.file();

    /** Holds the revision, to be read back. In a file of its own, so that the others only change with their content. */
    public static final String REVISION = "generated_revision.conf";

    /**
     * @param rows of all devices, in a form that names each password's generation but no password
     */
    public static GeneratedConfiguration of(
            List<TenantConfiguration> configurations, String rows, GenerationSettings settings) {
        List<TenantConfiguration> tenants = configurations.stream()
                .sorted(Comparator.comparing(tenant -> tenant.slug().value()))
                .toList();
        Map<String, DialplanText> texts = Generation.of(tenants, settings);
        Map<String, String> files = new LinkedHashMap<>();
        Map<String, List<Passage>> passages = new LinkedHashMap<>();
        texts.forEach((name, text) -> {
            files.put(name, text.toString());
            passages.put(name, text.passages());
        });
        String revision = revisionOf(files, rows);
        files.put(REVISION, RevisionMarker.render(revision).toString());
        return new GeneratedConfiguration(revision, files, passages);
    }

    /** All that the files have for each thing. */
    public Map<Thing, String> written() {
        Map<Thing, String> written = new HashMap<>();
        passages.forEach((name, inFile) -> {
            String text = Objects.requireNonNull(files.get(name));
            inFile.forEach(passage -> written.merge(passage.thing(), passage.in(text), String::concat));
        });
        return written;
    }

    public List<GeneratedFile> inventory() {
        return files.entrySet().stream()
                .map(file -> describe(file.getKey(), file.getValue()))
                .toList();
    }

    private static GeneratedFile describe(String name, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new GeneratedFile(
                name, Sha256.hex(bytes), bytes.length, (int) text.lines().count());
    }

    private static String revisionOf(Map<String, String> files, String rows) {
        StringBuilder all = new StringBuilder();
        files.forEach((name, text) ->
                all.append(name).append(' ').append(Sha256.hex(text)).append('\n'));
        return Sha256.hex(all.append("rows ").append(Sha256.hex(rows)).toString())
                .substring(0, 32);
    }
}
