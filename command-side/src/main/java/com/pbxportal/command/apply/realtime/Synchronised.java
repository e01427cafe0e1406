package com.pbxportal.command.apply.realtime;

/** How many rows a synchronisation touched. */
public record Synchronised(int added, int changed, int removed) {}
