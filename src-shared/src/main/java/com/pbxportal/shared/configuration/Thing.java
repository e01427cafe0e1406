package com.pbxportal.shared.configuration;

/**
 * One thing of a configuration, whatever it is.
 *
 * @param slice the name of the slice that it stands in
 * @param id what makes it the same one after a change
 */
public record Thing(String slice, Object id) {}
