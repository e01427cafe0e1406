package com.pbxportal.command;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Text in one line, for names and labels: something to see, and no control characters. Neither those that turn the
 * direction of what follows (Unicode TR 36): with them a name shows as another.
 */
@Pattern(regexp = PrintableText.REGEX)
@ReportAsSingleViolation
@Constraint(validatedBy = {})
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface PrintableText {

    /** Blanks and controls as Unicode counts them, not only those of ASCII. */
    String REGEX = "(?U)(?=.*\\S)[^\\p{Cntrl}\\p{Cs}\\u2028-\\u202e\\u2066-\\u2069]*";

    String message() default "must be one line of printable characters, not blank";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
