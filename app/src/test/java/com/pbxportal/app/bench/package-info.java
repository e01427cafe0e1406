/**
 * What the portal can do, each figure beside the limit that the machine sets: see docs/performance.md. Not a test: a
 * slow machine makes a poor table, never a failed build.
 */
@NullMarked
package com.pbxportal.app.bench;

import org.jspecify.annotations.NullMarked;
