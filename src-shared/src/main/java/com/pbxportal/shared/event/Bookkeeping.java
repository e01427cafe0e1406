package com.pbxportal.shared.event;

/**
 * A fact that repeats, on another stream, what an event of the same transaction says. It makes the second
 * aggregate part of the decision (so that a conflicting change fails) and is left out of the audit log.
 */
public interface Bookkeeping extends PortalEvent {}
