package com.termfleet.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The subscription of one follower account to one master account. Positive, unique within the installation. */
public record SubscriptionId(@JsonValue long value) {

    public SubscriptionId {
        if (value <= 0) {
            throw new IllegalArgumentException("id must be positive, was " + value);
        }
    }

    @JsonCreator
    public static SubscriptionId of(long value) {
        return new SubscriptionId(value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
