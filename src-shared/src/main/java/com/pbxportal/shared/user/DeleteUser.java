package com.pbxportal.shared.user;

import com.pbxportal.shared.identity.UserId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Refused while numbers are assigned to the user, unless they are to be unassigned. */
public record DeleteUser(@TargetAggregateIdentifier UserId userId, boolean unassignNumbers) {}
