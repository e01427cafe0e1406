package com.pbxportal.command.asterisk.ami;

import java.util.List;
import java.util.stream.Stream;

/**
 * A list that Asterisk gives, and by what its entries and its end are known.
 *
 * @param entry the event that is an entry of it; empty: it has entries of several kinds
 * @param fields that each entry has
 */
record AmiList(String action, String entry, String end, List<String> fields) {

    static final AmiList DIALPLAN =
            new AmiList("ShowDialPlan", "ListDialplan", "ShowDialPlanComplete", List.of("Context", "Registrar"));
    static final AmiList AUTHS = ofObjects("PJSIPShowAuths", "AuthList", "Username", "Md5Cred", "Realm", "AuthType");
    static final AmiList AORS =
            ofObjects("PJSIPShowAors", "AorList", "MinimumExpiration", "MaxContacts", "Contacts", "RemoveExisting");
    static final AmiList CONTACTS = ofObjects("PJSIPShowContacts", "ContactList", "Uri", "Endpoint", "Status");
    static final AmiList DATABASE =
            new AmiList("DBGetTree", "DBGetTreeResponse", "DBGetTreeComplete", List.of("Key", "Val"));
    static final AmiList ENDPOINT = new AmiList("PJSIPShowEndpoint", "", "EndpointDetailComplete", List.of());

    private static AmiList ofObjects(String action, String entry, String... fields) {
        return new AmiList(
                action,
                entry,
                entry + "Complete",
                Stream.concat(Stream.of("ObjectType", "ObjectName"), Stream.of(fields))
                        .toList());
    }

    /** @throws TornAnswer if it cannot be an entry, or not all of one */
    void requireEntry(AmiPacket packet) {
        String event = packet.get("Event");
        if (!entry.isEmpty() && !entry.equals(event)) {
            throw TornAnswer.to(action, "it has an entry of another kind");
        }
        fields.forEach(packet::get);
    }
}
