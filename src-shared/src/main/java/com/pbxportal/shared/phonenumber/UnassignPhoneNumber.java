package com.pbxportal.shared.phonenumber;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

public record UnassignPhoneNumber(@TargetAggregateIdentifier PhoneNumberId phoneNumberId) {}
