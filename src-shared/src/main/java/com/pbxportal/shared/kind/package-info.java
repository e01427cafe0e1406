/** Kinds of things that the portal keeps: what one is, its own events tell. Knows no feature, but for the book of all. */
@NullMarked
package com.pbxportal.shared.kind;

import org.jspecify.annotations.NullMarked;
