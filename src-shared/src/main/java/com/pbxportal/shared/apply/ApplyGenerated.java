package com.pbxportal.shared.apply;

import com.pbxportal.shared.event.StoredAs;
import java.util.List;

/**
 * @param revision a hash of files and realtime rows: the marker that Asterisk is asked for
 * @param diffs against what was applied before, of the files that change
 */
@StoredAs("ApplyGenerated")
public record ApplyGenerated(ApplyJobId jobId, String revision, List<GeneratedFile> files, List<FileDiff> diffs)
        implements ApplyEvent {}
