package com.pbxportal.command.apply.render;

import com.pbxportal.command.apply.guest.Entry;
import com.pbxportal.command.apply.guest.Step;
import com.pbxportal.shared.configuration.Thing;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An entry as far as the guests have written it. */
final class WrittenEntry implements Entry {

    private final Thing thing;
    private final String extension;
    private final List<String> comments = new ArrayList<>();
    private final List<Step> first = new ArrayList<>();
    private List<Step> then = List.of();
    private @Nullable String hint;

    /** @param thing for which it is there */
    WrittenEntry(Thing thing, String extension) {
        this.thing = thing;
        this.extension = extension;
    }

    String extension() {
        return extension;
    }

    @Override
    public Entry comment(String words) {
        comments.add(words);
        return this;
    }

    @Override
    public Entry first(Step... steps) {
        first.addAll(List.of(steps));
        return this;
    }

    @Override
    public Entry then(Step... steps) {
        if (!then.isEmpty()) {
            throw new IllegalStateException("Two guests say what " + extension + " does");
        }
        then = List.of(steps);
        return this;
    }

    @Override
    public Entry hint(String device) {
        hint = device;
        return this;
    }

    /** What nobody says what it does is not there: nothing comes before it. */
    void writeTo(DialplanText text) {
        text.of(thing);
        if (!then.isEmpty()) {
            comments.forEach(text::comment);
            List<Step> steps = new ArrayList<>(first);
            steps.addAll(then);
            text.extension(extension, steps);
        }
        if (hint != null) {
            text.hint(extension, hint);
        }
    }
}
