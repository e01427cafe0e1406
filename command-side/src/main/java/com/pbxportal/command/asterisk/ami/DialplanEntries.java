package com.pbxportal.command.asterisk.ami;

import com.pbxportal.command.asterisk.dialplan.Dialplan;

/** Puts together what Asterisk lists of its dialplan. */
final class DialplanEntries {

    private final Dialplan.Builder dialplan = new Dialplan.Builder();
    private int priorities;

    void add(AmiPacket entry) {
        String context = entry.get("Context");
        String included = entry.find("IncludeContext");
        String other = entry.find("Switch");
        String ignored = entry.find("IgnorePattern");
        if (included != null) {
            dialplan.include(context, included);
        } else if (other != null) {
            dialplan.include(context, "switch " + other);
        } else if (ignored != null) {
            dialplan.include(context, "ignorepat " + ignored);
        } else {
            String priority = entry.get("Priority");
            String application = entry.get("Application");
            String step = priority.equals("hint") ? application : application + "(" + entry.get("AppData") + ")";
            dialplan.step(context, entry.get("Extension"), priority, step);
            priorities++;
        }
    }

    int priorities() {
        return priorities;
    }

    Dialplan dialplan() {
        return dialplan.build();
    }
}
