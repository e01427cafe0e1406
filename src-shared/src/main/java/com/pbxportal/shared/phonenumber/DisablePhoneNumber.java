package com.pbxportal.shared.phonenumber;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

public record DisablePhoneNumber(@TargetAggregateIdentifier PhoneNumberId phoneNumberId) {}
