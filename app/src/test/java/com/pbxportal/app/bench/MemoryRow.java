package com.pbxportal.app.bench;

import java.util.List;

/** What the process holds after the rows before. */
final class MemoryRow implements Row {

    @Override
    public List<Figure> measure(Stage stage) throws Exception {
        return List.of(Figure.of(
                "memory of the process after all this",
                Unit.MEGABYTES,
                stage.portal().residentMegabytes(),
                new Target.AtMost(700, Unit.MEGABYTES)));
    }
}
