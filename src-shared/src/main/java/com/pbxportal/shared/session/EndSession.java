package com.pbxportal.shared.session;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Ending an ended session does nothing. */
public record EndSession(@TargetAggregateIdentifier SessionId sessionId, SessionEndReason reason) {}
