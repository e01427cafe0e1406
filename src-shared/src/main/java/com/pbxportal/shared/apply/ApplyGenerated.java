package com.pbxportal.shared.apply;

import com.pbxportal.shared.event.StoredAs;
import java.util.List;

/** @param revision a hash of files and realtime rows: the marker that Asterisk is asked for */
@StoredAs("ApplyGenerated")
public record ApplyGenerated(ApplyJobId jobId, String revision, List<GeneratedFile> files) implements ApplyEvent {}
