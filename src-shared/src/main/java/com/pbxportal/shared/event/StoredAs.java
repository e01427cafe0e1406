package com.pbxportal.shared.event;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The name and revision under which an event is stored. Neither follows the class: a class may be
 * renamed or moved, its stored name may not. A change of shape raises the revision and brings an upcaster.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface StoredAs {
    String value();

    String revision() default "1";
}
