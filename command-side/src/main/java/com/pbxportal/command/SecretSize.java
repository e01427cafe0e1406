package com.pbxportal.command;

import com.pbxportal.shared.identity.Secret;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.constraints.Size;
import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/**
 * Lets {@link Size} stand at secrets, so that nothing is looked up for one that is none. Counts characters of the normal
 * form, as whoever hashes them does. Found by Hibernate Validator among its services.
 */
public final class SecretSize implements ConstraintValidator<Size, Secret> {

    private int min;
    private int max;

    @Override
    public void initialize(Size size) {
        min = size.min();
        max = size.max();
    }

    @Override
    public boolean isValid(@Nullable Secret secret, ConstraintValidatorContext context) {
        if (secret == null) {
            return true;
        }
        String normal = Normalizer.normalize(secret.value(), Normalizer.Form.NFC);
        int characters = normal.codePointCount(0, normal.length());
        return min <= characters && characters <= max;
    }
}
