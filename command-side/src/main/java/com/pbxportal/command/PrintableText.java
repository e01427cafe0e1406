package com.pbxportal.command;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/**
 * Text in one line, for names and labels: something to see, and no control characters. Neither those that turn the
 * direction of what follows (Unicode TR 36), nor letters of two scripts in one word: with them a name shows as another.
 */
@Constraint(validatedBy = PrintableText.Rule.class)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface PrintableText {

    String message() default "must be one line of printable characters, not blank";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Null is for {@code @NotNull} to refuse. */
    class Rule implements ConstraintValidator<PrintableText, String> {

        @Override
        public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
            if (text == null) {
                return true;
            }
            if (!Names.isPrintable(text)) {
                return false;
            }
            if (!Names.mixesScripts(text)) {
                return true;
            }
            context.disableDefaultConstraintViolation();
            context.buildConstraintViolationWithTemplate(
                            "must not mix letters of several scripts in one word, as Latin with Cyrillic")
                    .addConstraintViolation();
            return false;
        }
    }
}
