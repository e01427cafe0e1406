package com.pbxportal.command.apply.work;

import com.pbxportal.shared.apply.ApplyJobId;

/** How the saga has work done. */
interface ApplyWork {

    /** A worker may go on with the job. Once more is harmless. */
    void release(ApplyJobId job);
}
