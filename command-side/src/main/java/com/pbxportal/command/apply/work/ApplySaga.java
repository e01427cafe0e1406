package com.pbxportal.command.apply.work;

import com.pbxportal.shared.apply.ApplyFailed;
import com.pbxportal.shared.apply.ApplyRequested;
import com.pbxportal.shared.apply.ApplyRollbackFailed;
import com.pbxportal.shared.apply.ApplyRollbackStarted;
import com.pbxportal.shared.apply.ApplyRolledBack;
import com.pbxportal.shared.apply.ApplyStepFailed;
import com.pbxportal.shared.apply.ApplySucceeded;
import java.util.Objects;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.modelling.saga.EndSaga;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.StartSaga;
import org.axonframework.spring.stereotype.Saga;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Takes an apply from its request to its end: lets a worker begin, decides what a failed step means, has what was
 * changed put back. It touches nothing itself; all that takes time is the worker's. Public, as Axon makes it
 * by reflection.
 */
@Saga
@ProcessingGroup(ApplySaga.PROCESSOR)
public class ApplySaga {

    static final String PROCESSOR = "apply-saga";

    private static final String JOB = "jobId";

    @Autowired
    private transient @Nullable CommandGateway commands;

    @Autowired
    private transient @Nullable ApplyWork work;

    @StartSaga
    @SagaEventHandler(associationProperty = JOB)
    void on(ApplyRequested event) {
        work().release(event.jobId());
    }

    @SagaEventHandler(associationProperty = JOB)
    void on(ApplyStepFailed event) {
        commands().sendAndWait(ApplyDecision.after(event));
    }

    @SagaEventHandler(associationProperty = JOB)
    void on(ApplyRollbackStarted event) {
        work().release(event.jobId());
    }

    @EndSaga
    @SagaEventHandler(associationProperty = JOB)
    void on(ApplySucceeded event) {
        // Nothing is left to do.
    }

    @EndSaga
    @SagaEventHandler(associationProperty = JOB)
    void on(ApplyFailed event) {
        // Nothing is left to do.
    }

    @EndSaga
    @SagaEventHandler(associationProperty = JOB)
    void on(ApplyRolledBack event) {
        // Nothing is left to do.
    }

    @EndSaga
    @SagaEventHandler(associationProperty = JOB)
    void on(ApplyRollbackFailed event) {
        // Somebody has to look; the next apply changes everything.
    }

    private CommandGateway commands() {
        return Objects.requireNonNull(commands);
    }

    private ApplyWork work() {
        return Objects.requireNonNull(work);
    }
}
