package com.pbxportal.app.bench;

import java.util.List;
import java.util.Map;

/** A start on the data that is there, from the command to the prompt. */
final class RestartRow implements Row {

    @Override
    public List<Figure> measure(Stage stage) throws Exception {
        stage.portal().down();
        double seconds = Samples.secondsOf(() -> stage.portal().up(Map.of()));
        return List.of(
                Figure.of("second ./pbx up to ready", Unit.SECONDS, seconds, new Target.AtMost(40, Unit.SECONDS)));
    }
}
