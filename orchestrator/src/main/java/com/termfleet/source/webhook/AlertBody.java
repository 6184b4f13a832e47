package com.termfleet.source.webhook;

import com.termfleet.kernel.FieldErrors;
import com.termfleet.kernel.InvalidInputException;

/** Reads the body of an alert, whichever of the two syntaxes it is in. */
final class AlertBody {

    private AlertBody() {}

    /** @throws InvalidInputException with every field that is missing or cannot be used */
    static Alert read(String body) {
        String text = body.strip();
        if (text.isEmpty()) {
            throw new InvalidInputException("body", "is empty: JSON or LICENSE,command,symbol,key=value is expected");
        }
        FieldErrors errors = new FieldErrors();
        AlertFields fields = text.startsWith("{") ? JsonAlert.fields(text, errors) : LineAlert.fields(text, errors);
        Alert alert = new AlertReader(fields).alert();
        errors.throwIfAny();
        return alert;
    }
}
