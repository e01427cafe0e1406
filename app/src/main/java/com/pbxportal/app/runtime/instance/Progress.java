package com.pbxportal.app.runtime.instance;

/** Tells the person who started the portal what it is doing. */
@FunctionalInterface
public interface Progress {

    void say(String line);

    static Progress onConsole() {
        return line -> {
            System.out.println(line);
            System.out.flush();
        };
    }

    static Progress silent() {
        return line -> {};
    }
}
