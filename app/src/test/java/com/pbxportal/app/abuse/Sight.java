package com.pbxportal.app.abuse;

/**
 * What a client saw of one request.
 *
 * @param status 0: no answer
 * @param problem empty: it is as it should be
 */
record Sight(String what, int status, String problem, long millis) {

    boolean isGood() {
        return problem.isEmpty();
    }

    @Override
    public String toString() {
        return what + " after " + millis + " ms: " + (isGood() ? "good" : problem);
    }
}
