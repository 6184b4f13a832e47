package com.termfleet.wallet.ledger;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.termfleet.kernel.OneLine;

/** A member's name in a wallet, given by the platform that it belongs to: 1 to 128 characters on one line. */
public record MemberId(@JsonValue String value) implements Comparable<MemberId> {

    private static final int MAX_LENGTH = 128;

    /** What a member id must be; continues the name of a field to a sentence. */
    public static final String RULE = "must be 1 to " + MAX_LENGTH + " characters on one line";

    public MemberId {
        if (!isValid(value)) {
            throw new IllegalArgumentException("member id " + RULE);
        }
    }

    public static boolean isValid(String value) {
        return OneLine.fits(value, MAX_LENGTH);
    }

    @JsonCreator
    public static MemberId of(String value) {
        return new MemberId(value);
    }

    @Override
    public int compareTo(MemberId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
