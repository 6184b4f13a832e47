package com.termfleet.copy.quality;

import java.util.Locale;

/** The steps of a copy's open in their order; each begins where the one before it ended. */
public enum Step {
    /** From the receipt of the master's signal until it was decided what becomes of it. */
    DECIDE,
    /** Until the decision was committed to the database. */
    COMMIT,
    /** Until its batch of orders began to be handed to the followers' connections. */
    SEND,
    /** Until the follower answered, its broker's execution included. */
    ANSWER,
    /** From the answer until the fill. Only pending orders have this step: of an order at the market the answer tells the fill. */
    FILL,
    /** From the receipt to the answer. */
    TOTAL;

    String tag() {
        return name().toLowerCase(Locale.ROOT);
    }
}
