package com.termfleet.kernel;

import com.termfleet.kernel.InvalidInputException.FieldError;
import java.util.ArrayList;
import java.util.List;

/** Collects all errors of an input, so that the caller gets them in one answer. Not thread-safe. */
public final class FieldErrors {

    private final List<FieldError> errors = new ArrayList<>();

    /** @param message continues the field's name to a sentence: {@code must be positive} */
    public FieldErrors add(String field, String message) {
        errors.add(new FieldError(field, message));
        return this;
    }

    /** Adds the error unless {@code holds}. */
    public FieldErrors check(boolean holds, String field, String message) {
        if (!holds) {
            add(field, message);
        }
        return this;
    }

    /** @throws InvalidInputException with all errors, if there are any */
    public void throwIfAny() {
        if (!errors.isEmpty()) {
            throw new InvalidInputException(errors);
        }
    }
}
