package com.termfleet.wallet.ledger;

/** The event is impossible for this wallet. */
public class RefusedEventException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why it is impossible. */
    public enum Reason {
        /** The units are worth nothing, or less: no amount buys any. */
        WORTHLESS_UNITS,
        /** More than the member holds. */
        MORE_THAN_HELD
    }

    private final Reason reason;

    RefusedEventException(Reason reason) {
        super(reason.name());
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
