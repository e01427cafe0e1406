package com.pbxportal.shared.phonenumber;

import com.pbxportal.shared.destination.Destination;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

public record AssignPhoneNumber(
        @TargetAggregateIdentifier PhoneNumberId phoneNumberId, AssignmentId assignmentId, Destination destination) {}
