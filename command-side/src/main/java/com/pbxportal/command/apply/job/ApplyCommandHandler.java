package com.pbxportal.command.apply.job;

import com.pbxportal.command.Aggregates;
import com.pbxportal.command.Authority;
import com.pbxportal.shared.apply.ApplyEvent;
import com.pbxportal.shared.apply.ApplyFailed;
import com.pbxportal.shared.apply.ApplyJobId;
import com.pbxportal.shared.apply.ApplyRollbackFailed;
import com.pbxportal.shared.apply.ApplyRolledBack;
import com.pbxportal.shared.apply.ApplyStepFailed;
import com.pbxportal.shared.apply.ApplySucceeded;
import com.pbxportal.shared.apply.RequestApply;
import com.pbxportal.shared.error.UnknownApplyJob;
import com.pbxportal.shared.identity.Caller;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/** Begins applies, takes their facts, ends them. */
@Component
class ApplyCommandHandler {

    private final Repository<ApplyJob> jobs;
    private final Applies applies;
    private final ApplyRegister register;

    ApplyCommandHandler(Repository<ApplyJob> jobs, Applies applies, ApplyRegister register) {
        this.jobs = jobs;
        this.applies = applies;
        this.register = register;
    }

    @CommandHandler
    ApplyJobId handle(RequestApply command, MetaData metaData) {
        Authority.toAdminister(
                Caller.from(metaData),
                command.tenantId(),
                command.tenantId() == null ? "The platform" : "Tenant " + command.tenantId());
        register.refuseIfIdle(command);
        applies.begin(command);
        return command.jobId();
    }

    @CommandHandler
    void handle(RecordApplyStep command) {
        Aggregate<ApplyJob> job = load(command.jobId());
        ApplyProgress before = job.invoke(ApplyJob::progress);
        boolean isNew = job.invoke(j -> j.record(command.fact()));
        if (isNew && isEnd(command.fact())) {
            register.close(before, command.fact());
        }
    }

    @CommandHandler
    void handle(StartApplyRollback command) {
        load(command.jobId()).execute(ApplyJob::startRollback);
    }

    @CommandHandler
    void handle(FailApply command) {
        Aggregate<ApplyJob> job = load(command.jobId());
        ApplyProgress before = job.invoke(ApplyJob::progress);
        boolean failed = job.invoke(ApplyJob::fail);
        if (failed) {
            ApplyStepFailed failure = Objects.requireNonNull(before.failure());
            register.close(
                    before, new ApplyFailed(before.jobId(), before.tenantId(), failure.step(), failure.reason()));
        }
    }

    @CommandHandler
    void handle(ResolveApplyRollback command, MetaData metaData) {
        Authority.ofPlatform(Caller.from(metaData), "resolve a failed rollback");
        if (!load(command.jobId()).<Boolean>invoke(job -> job.resolve(command.note()))) {
            throw new ApplyNothingToResolve(command.jobId());
        }
        register.unblock(command.jobId());
    }

    private Aggregate<ApplyJob> load(ApplyJobId id) {
        return Aggregates.load(jobs, id, () -> new UnknownApplyJob(id));
    }

    private static boolean isEnd(ApplyEvent fact) {
        return fact instanceof ApplySucceeded
                || fact instanceof ApplyFailed
                || fact instanceof ApplyRolledBack
                || fact instanceof ApplyRollbackFailed;
    }
}
