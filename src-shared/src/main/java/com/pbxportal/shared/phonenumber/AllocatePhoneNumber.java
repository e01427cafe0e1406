package com.pbxportal.shared.phonenumber;

import com.pbxportal.shared.identity.TenantId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

public record AllocatePhoneNumber(@TargetAggregateIdentifier PhoneNumberId phoneNumberId, TenantId tenantId) {}
