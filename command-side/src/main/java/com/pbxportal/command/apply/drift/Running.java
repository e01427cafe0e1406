package com.pbxportal.command.apply.drift;

import com.pbxportal.command.asterisk.ami.FoundDevice.Credentials;
import com.pbxportal.command.asterisk.ami.Reading;
import com.pbxportal.command.asterisk.dialplan.Dialplan;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/**
 * What Asterisk says it has.
 *
 * @param aors the names of the addresses of record
 * @param endpoints the context of each that was asked for; empty text: it is not there
 */
record Running(Dialplan dialplan, Map<String, Credentials> auths, Set<String> aors, Map<String, String> endpoints) {

    static Running in(Reading reading, Dialplan generated, Collection<String> endpoints) {
        return new Running(
                reading.dialplan(generated.contexts().keySet()),
                reading.auths(),
                reading.aors(),
                reading.endpointContexts(endpoints));
    }
}
