package com.pbxportal.app.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What runs, as the test itself finds it: what Asterisk has loaded, the phones that it knows, the files that it would
 * read with its next reload, and its realtime tables.
 */
record Running(
        SortedSet<String> dialplan, SortedSet<String> phones, SortedMap<String, String> files, List<String> rows) {

    private static final String REVISION = "portal-revision revision 1 NoOp ";

    static Running in(AmiReader asterisk, Path etc, JdbcClient mariaDb) {
        return new Running(dialplan(asterisk), phones(asterisk), files(etc), rows(mariaDb));
    }

    String revision() {
        return dialplan.stream()
                .filter(line -> line.startsWith(REVISION))
                .map(line -> line.substring(REVISION.length()))
                .collect(Collectors.joining(" and "));
    }

    boolean knowsNumber(String number) {
        return dialplan.stream().anyMatch(line -> line.startsWith("from-trunk-external " + number + " 1 "));
    }

    boolean knowsPhone(String name) {
        return phones.stream().anyMatch(line -> line.startsWith("EndpointList " + name + " "))
                && phones.stream().anyMatch(line -> line.startsWith("AuthList " + name + " "));
    }

    private static SortedSet<String> dialplan(AmiReader asterisk) {
        return asterisk.list("ShowDialPlan").stream()
                .map(line -> Stream.of("Context", "Extension", "Priority", "Application", "AppData", "IncludeContext")
                        .map(line::get)
                        .filter(value -> value != null)
                        .collect(Collectors.joining(" ")))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static SortedSet<String> phones(AmiReader asterisk) {
        return Stream.of("PJSIPShowEndpoints", "PJSIPShowAuths", "PJSIPShowAors")
                .flatMap(action -> asterisk.list(action).stream())
                .map(fields -> fields.get("Event") + " " + fields.get("ObjectName") + " " + stable(fields))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, String> stable(Map<String, String> fields) {
        Map<String, String> stable = new TreeMap<>(fields);
        stable.keySet().removeAll(List.of("Contacts", "DeviceState", "ActiveChannels"));
        return stable;
    }

    static SortedMap<String, String> files(Path etc) {
        Path folder = etc.resolve("extensions.d/synergycall");
        SortedMap<String, String> files = new TreeMap<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> found = Files.list(folder)) {
                for (Path file :
                        found.filter(path -> path.toString().endsWith(".conf")).toList()) {
                    files.put(String.valueOf(file.getFileName()), Files.readString(file));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return files;
    }

    static List<String> rows(JdbcClient mariaDb) {
        return Stream.of("ps_endpoints", "ps_auths", "ps_aors", "portal_device")
                .flatMap(table -> mariaDb.sql("SELECT * FROM " + table + " ORDER BY id").query().listOfRows().stream()
                        .map(row -> table + " " + row))
                .toList();
    }
}
