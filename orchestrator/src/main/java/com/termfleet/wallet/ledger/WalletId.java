package com.termfleet.wallet.ledger;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A community wallet. Positive, unique within the installation. */
public record WalletId(@JsonValue long value) {

    public WalletId {
        if (value <= 0) {
            throw new IllegalArgumentException("id must be positive, was " + value);
        }
    }

    @JsonCreator
    public static WalletId of(long value) {
        return new WalletId(value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
