package com.pbxportal.app.faults;

import java.util.List;
import java.util.Random;

/** Text that somebody types who means no good. The same seed gives the same text. */
public final class HostileText {

    private static final List<String> PIECES = List.of(
            "\n",
            "\r\n",
            "\r",
            "\0",
            "\t",
            "\u0085",
            "\u2028",
            "\u2029",
            "\u202e",
            "\ufeff",
            ";",
            ";--",
            "--;",
            "[",
            "]",
            "[evil]",
            "[tenant-other](+)",
            "\"",
            "'",
            "`id`",
            "\\",
            "\\n",
            "^",
            "^0A",
            "|",
            ",",
            "&",
            "<",
            ">",
            "(",
            ")",
            "=>",
            "=",
            "${SHELL(id)}",
            "${DIALSTATUS}",
            "$[1+1]",
            "#include \"/etc/passwd\"",
            "#exec /bin/id",
            "exten => _X.,1,System(id)",
            " same => n,Dial(PJSIP/trunk/+1900)",
            "include => from-trunk-external",
            "switch => Realtime/evil",
            "' OR 1=1 --",
            "%s%n",
            "Ann",
            "Zoë",
            "\u65e5\u672c",
            "\ud83d\ude00",
            "1000",
            " ",
            "x".repeat(90));

    private static final List<String> CALLS = List.of(
            "Hangup(17)",
            "Busy(5)",
            "Playback(vm-goodbye)",
            "Congestion()",
            "Goto(tenant-%s,1000,1)",
            "VoiceMail(1000@tenant-%s,u)",
            "Goto(portal-notices,suspended,1)",
            "System(id)");

    private final Random random;

    public HostileText(long seed) {
        this.random = new Random(seed);
    }

    /** A mixture of everything. */
    public String next() {
        StringBuilder text = new StringBuilder();
        for (int pieces = 1 + random.nextInt(5); pieces > 0; pieces--) {
            text.append(any(PIECES));
        }
        return text.toString();
    }

    /** Mostly something harmless with one piece put into it somewhere. */
    public String nextName() {
        return insert("Ann Lee", any(PIECES));
    }

    /** A destination as it may be, or with one piece put into it somewhere. */
    String nextDestination(String slug) {
        String call = any(CALLS).formatted(slug);
        return random.nextInt(4) == 0 ? call : insert(call, any(PIECES));
    }

    private String insert(String text, String piece) {
        int at = random.nextInt(text.length() + 1);
        return text.substring(0, at) + piece + text.substring(at);
    }

    private String any(List<String> list) {
        return list.get(random.nextInt(list.size()));
    }
}
