package com.pbxportal.command.apply.guest;

/** One extension or pattern, and what becomes of a call that comes there. */
public interface Entry {

    /** What stands above it. */
    Entry comment(String words);

    /** Before what the thing itself does, in the order of the guests. */
    Entry first(Step... steps);

    /** What the thing itself does. Said once: twice is a fault. */
    Entry then(Step... steps);

    /** The device, as Asterisk names it, whose state this extension has. */
    Entry hint(String device);
}
