package com.pbxportal.shared.apply;

import com.pbxportal.shared.event.StoredAs;
import com.pbxportal.shared.tenant.TenantId;
import org.jspecify.annotations.Nullable;

/** @param tenantId null: the whole platform */
@StoredAs("ApplyRequested")
public record ApplyRequested(ApplyJobId jobId, @Nullable TenantId tenantId, boolean force) implements ApplyEvent {}
