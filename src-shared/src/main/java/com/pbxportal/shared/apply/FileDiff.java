package com.pbxportal.shared.apply;

/**
 * How one file changes.
 *
 * @param name of a file, or {@code realtime_rows}, in which passwords show as their generation
 * @param diff unified
 * @param truncated whether the diff was too long to be kept as a whole
 */
public record FileDiff(String name, int linesAdded, int linesRemoved, String diff, boolean truncated) {}
