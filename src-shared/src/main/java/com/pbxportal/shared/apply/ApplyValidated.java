package com.pbxportal.shared.apply;

import com.pbxportal.shared.event.StoredAs;
import java.util.List;

/** The snapshot may be applied. @param warnings what its owner should know, each with the tenant it is about */
@StoredAs("ApplyValidated")
public record ApplyValidated(ApplyJobId jobId, List<String> warnings) implements ApplyEvent {}
