package com.pbxportal.command.asterisk.ami;

import com.pbxportal.command.asterisk.ami.FoundDevice.Credentials;
import com.pbxportal.command.asterisk.dialplan.Dialplan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Questions on what Asterisk has. Their answers are worth something when {@link Asterisk#read} has believed them. */
public final class Reading {

    /** So many contexts, 40 characters each, fit into the 1,024 that Asterisk has for a variable's value. */
    private static final int ENDPOINTS_A_QUESTION = 20;

    /** A line of 1,024 characters or more Asterisk discards, and with it the whole question. */
    private static final int LONGEST_QUESTION = 960;

    private static final Duration ASTERISKS_WRITE_TIMEOUT = Duration.ofMillis(100);

    /** Asterisk's own, where rtp.conf says nothing. */
    private static final int FIRST_VOICE_PORT = 5_000;

    private static final int LAST_VOICE_PORT = 31_000;

    private final AmiConnection connection;
    private final AmiProperties properties;

    Reading(AmiConnection connection, AmiProperties properties) {
        this.connection = connection;
        this.properties = properties;
    }

    /**
     * All that is loaded, written by the portal or not.
     *
     * @param expected contexts that are to be told of even if nothing is in them: a list of all does not show these
     */
    public Dialplan dialplan(Collection<String> expected) {
        Dialplan loaded = dialplan(Map.of(), properties.reloadTimeout());
        return loaded.withEmpty(expected.stream()
                .filter(name -> !loaded.contexts().containsKey(name) && hasContext(name))
                .toList());
    }

    /** One context, alone; without it if there is none, or nothing in it. */
    public Dialplan context(String name) {
        try {
            return dialplan(Map.of("Context", name), properties.timeout());
        } catch (AsteriskRefused e) {
            return new Dialplan(Map.of());
        }
    }

    private boolean hasContext(String name) {
        try {
            dialplan(Map.of("Context", name), properties.timeout());
            return true;
        } catch (AsteriskRefused e) {
            return false;
        }
    }

    private Dialplan dialplan(Map<String, String> fields, Duration patience) {
        DialplanEntries entries = new DialplanEntries();
        AmiPacket end = connection.list(AmiList.DIALPLAN, fields, patience, entries::add);
        connection.requireCount(end.number("ListPriorities"), entries.priorities());
        return entries.dialplan();
    }

    /** The credentials that Asterisk finds, by name. */
    public Map<String, Credentials> auths() {
        Map<String, Credentials> auths = new HashMap<>();
        everything(AmiList.AUTHS, auth -> auths.put(auth.get("ObjectName"), Credentials.of(auth)));
        return auths;
    }

    /** The names of the addresses of record that Asterisk finds. */
    public Set<String> aors() {
        Set<String> aors = new HashSet<>();
        everything(AmiList.AORS, aor -> aors.add(aor.get("ObjectName")));
        return aors;
    }

    /** Where phones have registered from, and the addresses of those that need not. */
    public List<Contact> contacts() {
        List<Contact> contacts = new ArrayList<>();
        everything(AmiList.CONTACTS, contact -> contacts.add(Contact.of(contact)));
        return contacts;
    }

    /** A family of Asterisk's own database: each key below it, with its value. */
    public Map<String, String> database(String family) {
        String above = "/" + family + "/";
        Map<String, String> values = new LinkedHashMap<>();
        connection.list(AmiList.DATABASE, Map.of("Family", family), properties.timeout(), entry -> {
            String key = entry.get("Key");
            values.put(key.startsWith(above) ? key.substring(above.length()) : key, entry.get("Val"));
        });
        return values;
    }

    /** Of all there is: as with a reload, the time depends on how much that is. */
    private void everything(AmiList list, Consumer<AmiPacket> entries) {
        try {
            connection.list(list, Map.of(), properties.reloadTimeout(), entries);
        } catch (AsteriskRefused e) {
            // "No Auths found": Asterisk takes an empty list for an error.
            if (!String.valueOf(e.getMessage()).matches(".*: No \\w+ found")) {
                throw e;
            }
        }
    }

    /** A device alone: some milliseconds, however many others there are. */
    public FoundDevice device(String name) {
        return FoundDevice.of(name, endpointDetails(name));
    }

    /** What Asterisk knows of one endpoint now; empty if it does not have it. */
    public Optional<EndpointState> endpoint(String name) {
        return EndpointState.of(endpointDetails(name));
    }

    private List<AmiPacket> endpointDetails(String name) {
        List<AmiPacket> details = new ArrayList<>();
        try {
            connection.list(AmiList.ENDPOINT, Map.of("Endpoint", name), properties.timeout(), details::add);
        } catch (AsteriskRefused e) {
            return List.of();
        }
        return details;
    }

    /**
     * The context in which each endpoint's calls begin; empty for one that Asterisk does not have, or rejects.
     * Listing all endpoints takes a millisecond each, as Asterisk then looks for their contacts too; this a fifth.
     */
    public Map<String, String> endpointContexts(Collection<String> names) {
        Map<String, String> contexts = new LinkedHashMap<>();
        for (List<String> some : questions(names)) {
            String question = some.stream().map(Reading::contextOf).collect(Collectors.joining("|", "EVAL(", ")"));
            String[] found = connection
                    .ask("Getvar", Map.of("Variable", question))
                    .get("Value")
                    .split("\\|", -1);
            connection.requireCount(some.size(), found.length);
            for (int i = 0; i < found.length; i++) {
                contexts.put(some.get(i), found[i]);
            }
        }
        return contexts;
    }

    /**
     * How long Asterisk waits for the portal to read, before it leaves out a piece of what it sends. Of the account's
     * part of manager.conf, which Asterisk shows as a whole, nothing else is taken.
     *
     * @return empty: Asterisk does not show it
     */
    Optional<Duration> writeTimeout() {
        return section("manager.conf", properties.user()).map(account -> account.setting("writetimeout")
                .filter(value -> value.matches("[0-9]{1,9}"))
                .map(value -> Duration.ofMillis(Long.parseLong(value)))
                .orElse(ASTERISKS_WRITE_TIMEOUT));
    }

    /**
     * The classes of events that the portal's account may hear of.
     *
     * @return empty: Asterisk does not show it
     */
    Optional<Set<String>> mayRead() {
        return section("manager.conf", properties.user()).map(account -> account.setting("read")
                .map(classes -> Set.of(classes.split("\\s*,\\s*")))
                .orElse(Set.of()));
    }

    /** How many channels there are: each call has one for each side. */
    int legs() {
        return connection.ask("CoreStatus", Map.of()).number("CoreCurrentCalls");
    }

    /** How many UDP ports Asterisk may use for voice. */
    int voicePorts() {
        Optional<AmiPacket> rtp = section("rtp.conf", "general");
        return port(rtp, "rtpend", LAST_VOICE_PORT) - port(rtp, "rtpstart", FIRST_VOICE_PORT) + 1;
    }

    private static int port(Optional<AmiPacket> section, String name, int otherwise) {
        return section.flatMap(rtp -> rtp.setting(name))
                .filter(value -> value.matches("[0-9]{1,5}"))
                .map(Integer::parseInt)
                .orElse(otherwise);
    }

    /** @return empty: Asterisk does not show it, or does not have it */
    private Optional<AmiPacket> section(String file, String name) {
        try {
            AmiPacket section = connection.ask("GetConfig", Map.of("Filename", file, "Category", name));
            return section.find("Category-000000") == null ? Optional.empty() : Optional.of(section);
        } catch (AsteriskRefused e) {
            return Optional.empty();
        }
    }

    private static List<List<String>> questions(Collection<String> names) {
        List<List<String>> questions = new ArrayList<>();
        int length = LONGEST_QUESTION;
        for (String name : names) {
            length += contextOf(name).length() + 1;
            if (length > LONGEST_QUESTION || questions.getLast().size() == ENDPOINTS_A_QUESTION) {
                questions.add(new ArrayList<>());
                length = contextOf(name).length() + 1;
            }
            questions.getLast().add(name);
        }
        return questions;
    }

    private static String contextOf(String endpoint) {
        return "${PJSIP_ENDPOINT(" + endpoint + ",context)}";
    }
}
