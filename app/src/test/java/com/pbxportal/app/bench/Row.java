package com.pbxportal.app.bench;

import java.util.List;

/** A row of the table. Prepares what it needs, warms up, and measures figure and limit in turns. */
interface Row {

    List<Figure> measure(Stage stage) throws Exception;
}
