package com.pbxportal.shared.apply.plan;

import com.pbxportal.shared.event.PortalEvent;

/** Facts of an apply that is to begin later. */
public sealed interface ApplyPlanEvent extends PortalEvent
        permits ApplyPlanned, ApplyPlanApproved, ApplyPlanStarted, ApplyPlanCancelled, ApplyPlanMissed {

    ApplyPlanId planId();
}
