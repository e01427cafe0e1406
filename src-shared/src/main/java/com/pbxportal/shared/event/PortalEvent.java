package com.pbxportal.shared.event;

/** A fact that happened. Stored for ever under the name and revision that {@link StoredAs} gives it. */
public interface PortalEvent {}
