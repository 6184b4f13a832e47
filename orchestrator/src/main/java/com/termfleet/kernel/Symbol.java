package com.termfleet.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * An instrument's name at one broker, for example {@code EURUSD} or {@code EURUSD.z}: 1 to 64 characters, no '|' and no
 * control characters.
 */
public record Symbol(@JsonValue String name) {

    private static final int MAX_LENGTH = 64;

    public Symbol {
        if (name.isBlank() || name.length() > MAX_LENGTH || name.chars().anyMatch(Symbol::isForeign)) {
            throw new IllegalArgumentException(
                    "symbol must be 1 to 64 characters without vertical bars and control characters");
        }
    }

    private static boolean isForeign(int c) {
        return c == '|' || Character.isISOControl(c);
    }

    @JsonCreator
    public static Symbol of(String name) {
        return new Symbol(name);
    }

    @Override
    public String toString() {
        return name;
    }
}
