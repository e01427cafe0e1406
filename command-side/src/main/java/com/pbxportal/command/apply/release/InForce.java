package com.pbxportal.command.apply.release;

import java.util.Map;
import java.util.Optional;

/**
 * What Asterisk finds where it looks for the generated files.
 *
 * @param link where that is
 * @param target where the link leads, as it is written in it; empty: it is not a link, or not there
 * @param files by name; without a text: not a file
 */
public record InForce(String link, Optional<String> target, Map<String, Optional<String>> files) {}
