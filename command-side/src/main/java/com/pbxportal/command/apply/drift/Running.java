package com.pbxportal.command.apply.drift;

import com.pbxportal.command.apply.ami.AorList;
import com.pbxportal.command.apply.ami.AsteriskSession;
import com.pbxportal.command.apply.ami.AuthList;
import com.pbxportal.command.apply.dialplan.Dialplan;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * What Asterisk says it has.
 *
 * @param endpoints the context of each that was asked for; empty text: it is not there
 */
record Running(
        Dialplan dialplan, Map<String, AuthList> auths, Map<String, AorList> aors, Map<String, String> endpoints) {

    static Running askedOf(AsteriskSession session, Dialplan generated, Collection<String> endpoints) {
        Dialplan loaded = session.dialplan();
        List<String> empty = generated.contexts().keySet().stream()
                .filter(name -> !loaded.contexts().containsKey(name) && session.hasContext(name))
                .toList();
        return new Running(
                loaded.withEmpty(empty), session.auths(), session.aors(), session.endpointContexts(endpoints));
    }
}
