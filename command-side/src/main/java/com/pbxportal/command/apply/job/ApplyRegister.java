package com.pbxportal.command.apply.job;

import com.pbxportal.shared.apply.ApplyEvent;
import com.pbxportal.shared.apply.ApplyJobId;
import com.pbxportal.shared.apply.RequestApply;
import com.pbxportal.shared.identity.TenantId;
import java.util.List;

/** What goes along with the beginning and the end of an apply, in the same transaction as its event. */
public interface ApplyRegister {

    /**
     * Refuses a second apply of the same scope while one runs or waits, one for a tenant that does not exist or whose
     * applies need a consent that nobody gave, one that would bring back what never ran, and one whose scope has a
     * failed rollback that waits for somebody.
     *
     * @return the tenants whose changes it has to leave out
     */
    List<TenantId> open(RequestApply request);

    /** Refuses to do once more what changes nothing, when that was done often enough. */
    void refuseIfIdle(RequestApply request);

    /** Somebody has looked after the failed rollback. */
    void unblock(ApplyJobId job);

    /** @param end the fact that ended it */
    void close(ApplyProgress progress, ApplyEvent end);
}
