package com.pbxportal.command.apply.job;

import com.pbxportal.command.Aggregates;
import com.pbxportal.command.apply.configuration.AppliedConfiguration;
import com.pbxportal.shared.apply.RequestApply;
import com.pbxportal.shared.identity.TenantId;
import java.util.List;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How applies begin, whoever begins them. */
@Component
public class Applies {

    private final Repository<ApplyJob> jobs;
    private final ApplyRegister register;
    private final AppliedConfiguration configurations;

    Applies(Repository<ApplyJob> jobs, ApplyRegister register, AppliedConfiguration configurations) {
        this.jobs = jobs;
        this.register = register;
        this.configurations = configurations;
    }

    /** Part of the transaction of whoever asks. */
    public void begin(RequestApply request) {
        List<TenantId> heldBack = register.open(request);
        Aggregates.create(jobs, () -> ApplyJob.request(request, heldBack));
    }

    /** Whether the refusal is about this moment alone. */
    public static boolean mayBeginLater(RuntimeException refusal) {
        return refusal instanceof ApplyAlreadyRunning || refusal instanceof ApplyBlocked;
    }

    /** The SHA-256 of the configuration that an apply would bring now. @param scope null: the whole platform */
    public String pendingSha256(@Nullable TenantId scope) {
        return configurations.pendingSha256(scope);
    }
}
