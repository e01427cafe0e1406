package com.pbxportal.app.web.connection;

/** A socket, as far as the books of {@link Connections} have to know it. */
interface Connection {

    String address();

    /** Between two requests: nobody misses it. */
    boolean isIdle();

    /** We wait for the client, not the client for us; or it looks on at something, and can come again for the rest. */
    boolean isWaiting();

    /** Its client has sent what we have not come to read yet: it waits for us, whatever the books say. */
    boolean hasSpoken();

    /** By {@link System#nanoTime}; only while it is waiting. */
    long waitingSince();

    /** Whoever waits for the client notices at once, and closes it in the usual way. */
    void end();
}
