package com.pbxportal.command.apply.render;

/**
 * Calls to numbers that nobody has, noted in AstDB where the portal finds them: by trunk and the address as it came,
 * when the first and the last was, and how many there were. So many a trunk; beyond, they are counted together.
 */
public final class UnmatchedCalls {

    /** Family of AstDB. Below it: trunk, then the address in percent encoding; value: first, last, how many. */
    public static final String FAMILY = "unmatched-calls";

    /** In place of an address: all that are beyond what is noted one by one. */
    public static final String MORE = "more";

    /** Different addresses that are noted of each trunk. */
    public static final int NOTED = 500;

    private static final String CONTEXT = "portal-unmatched";

    private UnmatchedCalls() {}

    /**
     * At the end of the numbers: Asterisk comes here when none of them matches. One character alone may stand for an
     * event of Asterisk's own (h, i, t), so that of letters there have to be two.
     */
    static void writeRoutes(DialplanText text) {
        text.comment("The same numbers without their plus. What is nobody's is noted for the portal to show.")
                .constant("""
                exten => _Z!,1,GotoIf(${REGEX("^[0-9]+$" ${EXTEN})}?+${EXTEN},1)
                 same => n,Goto(portal-unmatched,call,1)
                exten => _[+*#0-9A-Za-z].,1,Goto(portal-unmatched,call,1)
                exten => _[+*#0-9],1,Goto(portal-unmatched,call,1)
                """);
    }

    static void writeNotes(DialplanText text) {
        text.context(CONTEXT)
                .comment("First, last and how many, by trunk and address. A flood of different ones is counted as one.")
                .constant("""
                exten => call,1,Set(CALLS=%s/${CHANNEL(endpoint)})
                 same => n,Set(CALL=${URIENCODE(${CHANNEL(pjsip,request_uri)}):0:150})
                 same => n,Set(CALL=${IF($[${DB_EXISTS(${CALLS}/${CALL})} | ${DB_KEYCOUNT(${CALLS})} < %d]?${CALL}:%s)})
                 same => n,Set(SEEN=${DB(${CALLS}/${CALL})})
                 same => n,Set(DB(${CALLS}/${CALL})=${IF($["${SEEN}" = ""]?${EPOCH}:${CUT(SEEN,-,1)})}-${EPOCH}-$[0${CUT(SEEN,-,3)} + 1])
                 same => n,Hangup(1)
                """.formatted(FAMILY, NOTED, MORE));
    }
}
