package com.termfleet.kernel;

import java.util.List;
import java.util.stream.Collectors;

/** Invalid input, with an error message for each field; the API answers 400. Collected by {@link FieldErrors}. */
public class InvalidInputException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // List.copyOf of a record of strings; nobody serialises it.
    private final List<FieldError> errors;

    public InvalidInputException(List<FieldError> errors) {
        super(errors.stream()
                .map(error -> error.field() + " " + error.message())
                .collect(Collectors.joining("; ")));
        this.errors = List.copyOf(errors);
    }

    public InvalidInputException(String field, String message) {
        this(List.of(new FieldError(field, message)));
    }

    public List<FieldError> errors() {
        return errors;
    }

    /**
     * @param field the name in the request, dotted when it is nested: {@code sizing.value}
     * @param message continues the field's name to a sentence: {@code must be positive}
     */
    public record FieldError(String field, String message) {}
}
