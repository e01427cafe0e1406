package com.pbxportal.command.apply.render;

import com.pbxportal.command.apply.guest.Application;
import com.pbxportal.command.apply.guest.CallLimits;
import com.pbxportal.command.apply.guest.Common;
import com.pbxportal.command.apply.guest.Notice;
import com.pbxportal.command.apply.guest.Step;
import com.pbxportal.command.apply.guest.Target;
import com.pbxportal.command.apply.guest.TenantConfiguration;
import com.pbxportal.shared.destination.ExternalDestination;

/** What a tenant may itself write into the dialplan, in the grammar of {@link ExternalDestination}. */
final class ExternalSteps {

    private ExternalSteps() {}

    static Target of(ExternalDestination destination, TenantConfiguration tenant) {
        Step step = application(destination).with(destination.arguments().toArray());
        return switch (destination.application()) {
            case VOICE_MAIL -> lasting(step, "VMSTATUS", tenant);
            case PLAYBACK -> lasting(step, "PLAYBACKSTATUS", tenant);
            case GOTO, HANGUP, BUSY, CONGESTION -> Target.open(step);
        };
    }

    private static Application application(ExternalDestination destination) {
        return switch (destination.application()) {
            case VOICE_MAIL -> Common.VOICE_MAIL;
            case PLAYBACK -> Common.PLAYBACK;
            case GOTO -> Common.GO_TO;
            case HANGUP -> Common.HANG_UP;
            case BUSY -> Common.BUSY;
            case CONGESTION -> Common.CONGESTION;
        };
    }

    /**
     * It holds a port, and enters no context of the tenant that would count it. A mailbox or a sound that is not there
     * must not end in silence.
     */
    private static Target lasting(Step step, String outcome, TenantConfiguration tenant) {
        return Target.open(CallLimits.count(tenant), step, Notice.after(outcome));
    }
}
