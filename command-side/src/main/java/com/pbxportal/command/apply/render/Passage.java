package com.pbxportal.command.apply.render;

import com.pbxportal.shared.configuration.Thing;

/**
 * Lines of a generated file that are there for one thing.
 *
 * @param context in which they stand: the same line means something else in another
 * @param from in characters from the beginning of the file
 * @param to the first that is not among them
 */
record Passage(Thing thing, String context, int from, int to) {

    String in(String file) {
        return context + '\n' + file.substring(from, to);
    }
}
