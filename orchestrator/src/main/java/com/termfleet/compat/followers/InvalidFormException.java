package com.termfleet.compat.followers;

import com.termfleet.kernel.InvalidInputException;
import java.util.Collection;

/** A request without fields that it needs; the message is the one that the clients know. */
final class InvalidFormException extends InvalidInputException {

    private static final long serialVersionUID = 1L;

    private final String text;

    InvalidFormException(String text, Collection<String> missing) {
        super(missing.stream()
                .map(field -> new FieldError(field, "is required"))
                .toList());
        this.text = text;
    }

    @Override
    public String getMessage() {
        return text;
    }
}
