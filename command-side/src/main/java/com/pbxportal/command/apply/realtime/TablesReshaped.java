package com.pbxportal.command.apply.realtime;

/** Told when a migration has changed the tables that somebody else keeps open. */
@FunctionalInterface
interface TablesReshaped {

    void happened();
}
