package com.pbxportal.shared.refusal;

/** Nothing is decided any more: the refusal has been given. */
public record RecordRefusal(RefusalEvent fact) {}
