package com.pbxportal.app.faults;

import com.pbxportal.app.faults.AmiProxy.Fault;
import java.util.ArrayList;
import java.util.List;

/** Spoils the text of a list. */
final class TornList {

    private static final String BETWEEN = "\r\n\r\n";

    private TornList() {}

    static String of(String text, Fault how) {
        List<String> packets = new ArrayList<>(List.of(text.split(BETWEEN)));
        int middle = packets.size() / 2;
        String entry = packets.get(middle);
        switch (how) {
            case TORN -> {
                String next = packets.remove(middle + 1);
                packets.set(middle, entry.substring(0, entry.length() / 2) + next.substring(next.length() / 2));
            }
            case MERGED ->
                packets.set(middle, entry.replaceFirst("((AppData|Username|MinimumExpiration): .*)\r\n", "$1"));
            default -> {}
        }
        return String.join(BETWEEN, packets) + BETWEEN;
    }
}
