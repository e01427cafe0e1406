package com.pbxportal.command.apply;

import com.pbxportal.shared.apply.ApplyEvent;
import com.pbxportal.shared.apply.ApplyJobId;
import com.pbxportal.shared.tenant.TenantId;
import org.jspecify.annotations.Nullable;

/** What goes along with the beginning and the end of an apply, in the same transaction as its event. */
interface ApplyRegister {

    /** Refuses a second apply while one runs, and one for a tenant that does not exist. */
    void open(ApplyJobId job, @Nullable TenantId tenant);

    /** @param end the fact that ended it */
    void close(ApplyProgress progress, ApplyEvent end);
}
