package com.termfleet.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A broker's number for a position or order. Unique within one account only: the identity of a master trade is
 * (master account, ticket). MT5 tickets are unsigned 64-bit; brokers issue them well below 2^63.
 */
public record Ticket(@JsonValue long value) implements Comparable<Ticket> {

    public Ticket {
        if (value <= 0) {
            throw new IllegalArgumentException("ticket must be positive, was " + value);
        }
    }

    @JsonCreator
    public static Ticket of(long value) {
        return new Ticket(value);
    }

    @Override
    public int compareTo(Ticket other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
