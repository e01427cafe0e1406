/** Requests become commands, commands become decisions of aggregates, decisions become events. */
@org.jspecify.annotations.NullMarked
package com.pbxportal.command;
