package com.termfleet.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** One position or order of a master, as recorded here. Positive, unique within the installation. */
public record TradeId(@JsonValue long value) {

    public TradeId {
        if (value <= 0) {
            throw new IllegalArgumentException("id must be positive, was " + value);
        }
    }

    @JsonCreator
    public static TradeId of(long value) {
        return new TradeId(value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
