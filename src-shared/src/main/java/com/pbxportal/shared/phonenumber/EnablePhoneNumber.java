package com.pbxportal.shared.phonenumber;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

public record EnablePhoneNumber(@TargetAggregateIdentifier PhoneNumberId phoneNumberId) {}
