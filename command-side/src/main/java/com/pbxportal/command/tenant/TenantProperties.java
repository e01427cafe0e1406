package com.pbxportal.command.tenant;

import com.pbxportal.shared.tenant.Country;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param defaultCountry of tenants that name none */
@ConfigurationProperties("pbx.tenant")
public record TenantProperties(@DefaultValue("US") Country defaultCountry) {}
