package com.pbxportal.command.refusal;

import com.pbxportal.command.Commands;
import com.pbxportal.shared.identity.Caller;
import com.pbxportal.shared.identity.TenantId;
import com.pbxportal.shared.identity.UserId;
import com.pbxportal.shared.refusal.LoginFailed;
import com.pbxportal.shared.refusal.LoginFailure;
import com.pbxportal.shared.refusal.RecordRefusal;
import com.pbxportal.shared.refusal.RefusalEvent;
import com.pbxportal.shared.refusal.RefusalsCounted;
import com.pbxportal.shared.refusal.RequestRefused;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Tells the audit log what was refused, to whom and from where. A flood is told in numbers. Whatever goes wrong here
 * changes no answer.
 */
@Component
public class RefusalLog {

    private static final Logger log = LoggerFactory.getLogger(RefusalLog.class);
    private static final String NOBODY = "login failed";

    private final Commands commands;
    private final RefusalAllowance allowance;

    RefusalLog(Commands commands, RefusalProperties properties, Clock clock) {
        this.commands = commands;
        this.allowance = new RefusalAllowance(properties, clock);
    }

    /** @param user whose account was tried, if there is one */
    public void loginFailed(
            @Nullable UserId user, @Nullable TenantId tenant, LoginFailure reason, Caller.Origin origin) {
        if (allowance.loginFailed(String.valueOf(origin.sourceIp()))) {
            record(new LoginFailed(user, tenant, reason), nobody(origin));
        }
    }

    public void requestRefused(Caller caller, String operation, @Nullable UUID object, int status, String code) {
        if (allowance.requestRefused(caller.userId().toString())) {
            record(new RequestRefused(caller.tenantId(), operation, object, status, code), caller);
        }
    }

    @Scheduled(fixedDelayString = "${pbx.audit.refusals.per:1m}")
    void count() {
        Optional<RefusalsCounted> beyond = allowance.takeCounted();
        beyond.ifPresent(counted -> record(counted, Caller.system("refusals counted")));
    }

    private void record(RefusalEvent fact, Caller caller) {
        try {
            commands.sendEvenIfSuspended(new RecordRefusal(fact), caller);
        } catch (RuntimeException e) {
            log.warn("A refusal is missing from the audit log: {}", e.getMessage());
        }
    }

    /** Nobody has proved to be anybody: the portal itself answers for the record, and only the origin is known. */
    private static Caller nobody(Caller.Origin origin) {
        Caller portal = Caller.system(NOBODY);
        return Caller.of(portal.userId(), portal.role(), null, origin);
    }
}
