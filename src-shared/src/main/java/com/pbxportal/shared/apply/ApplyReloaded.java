package com.pbxportal.shared.apply;

import com.pbxportal.shared.event.StoredAs;

@StoredAs("ApplyReloaded")
public record ApplyReloaded(ApplyJobId jobId) implements ApplyEvent {}
