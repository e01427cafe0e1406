package com.pbxportal.shared.phonenumber.file;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What a column of a CSV file of numbers holds, by its head. An export writes what an import reads. */
public enum NumberColumn {
    NUMBER("number", "phonenumber", "phone", "telephonenumber", "telephone", "tel", "did", "ddi", "e164", "msisdn"),
    PROVIDER("provider", "carrier"),

    /** A JSON object: what of the metadata stands in no column of its own. */
    FURTHER_METADATA("metadatajson"),

    /** What the portal says of a number, and no import can set. */
    STATE("portalstatus", "portaltenant", "portalenabled", "portalassignedtype", "portalassignedto"),

    /** A field of the metadata, called as the column. */
    METADATA;

    /** How an export calls the columns before those of the metadata. */
    public static final List<String> HEADS = List.of(
            "number",
            "provider",
            "portal_status",
            "portal_tenant",
            "portal_enabled",
            "portal_assigned_type",
            "portal_assigned_to");

    public static final String FURTHER_METADATA_HEAD = "metadata_json";

    private static final Pattern NO_LETTER_OR_DIGIT = Pattern.compile("[^\\p{L}\\p{N}]");

    /** With these in it a first line could be read as if its cells were separated otherwise. */
    private static final Pattern SEPARATING = Pattern.compile("[,;\\t\"|]");

    private static final int LONGEST_HEAD = 100;

    private final Set<String> names;

    NumberColumn(String... names) {
        this.names = Set.of(names);
    }

    /** Case, blanks and punctuation make no difference. */
    public static NumberColumn of(String head) {
        String plain = NO_LETTER_OR_DIGIT.matcher(head.toLowerCase(Locale.ROOT)).replaceAll("");
        for (NumberColumn column : values()) {
            if (column.names.contains(plain)) {
                return column;
            }
        }
        return METADATA;
    }

    /** Whether a field of the metadata can have a column of its own. */
    public static boolean isHead(String field) {
        return of(field) == METADATA
                && field.length() <= LONGEST_HEAD
                && GuardedCell.keeps(field)
                && !SEPARATING.matcher(field).find();
    }
}
