package com.pbxportal.command.apply.guest;

import com.pbxportal.shared.configuration.Thing;

/**
 * A context of the dialplan: extensions come first, the highest before the others, whatever the order in which they
 * were named (Asterisk keeps a sorted list, and takes seconds for 10,000 in rising order); then patterns, then what is
 * included.
 */
public interface Context {

    String name();

    /** What stands below its name. */
    Context comment(String words);

    /** An extension that is there for one thing: another guest that names both gets the same entry. */
    Entry extension(Thing thing, String extension);

    /** What is there for whose context it is. */
    Entry pattern(String pattern);

    /** Another one of the same tenant's: none leads to another tenant's. */
    Context include(TenantContext other);
}
