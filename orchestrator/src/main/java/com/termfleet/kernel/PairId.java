package com.termfleet.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** One copy of one master trade on one follower account. Positive, unique within the installation. */
public record PairId(@JsonValue long value) {

    public PairId {
        if (value <= 0) {
            throw new IllegalArgumentException("id must be positive, was " + value);
        }
    }

    @JsonCreator
    public static PairId of(long value) {
        return new PairId(value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
