package com.termfleet.risk.ledger;

/** Whose trades a limit counts: all of the follower's account, or the copies of one subscription. */
public enum Scope {
    ACCOUNT("account"),
    SUBSCRIPTION("subscription");

    private final String text;

    Scope(String text) {
        this.text = text;
    }

    /** In the texts for the follower: {@code account}, {@code subscription}. */
    @Override
    public String toString() {
        return text;
    }
}
