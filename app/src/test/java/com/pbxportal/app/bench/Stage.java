package com.pbxportal.app.bench;

import java.util.function.Consumer;

/**
 * What the rows of the table share: one portal, and what it manages.
 *
 * @param numbers how many it manages where a row asks for many
 * @param progress for the person who waits
 */
record Stage(Portal portal, Estate estate, long numbers, Consumer<String> progress) {}
