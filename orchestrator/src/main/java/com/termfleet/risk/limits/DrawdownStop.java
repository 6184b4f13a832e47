package com.termfleet.risk.limits;

import com.termfleet.risk.ledger.Period;

/**
 * Stops when the equity of a period has fallen by the threshold.
 *
 * @param from where the fall is counted from
 * @param close whether what is open is closed too
 */
public record DrawdownStop(Period period, From from, Threshold threshold, boolean close) {

    /** Where a fall of equity is counted from. */
    public enum From {
        /** The highest equity of the period; over a lifetime: a trailing maximum loss. */
        HIGHEST_EQUITY("highest equity"),
        /** The balance at the begin of the period; over a lifetime: a static maximum loss. */
        STARTING_BALANCE("starting balance"),
        /** The equity at the begin of the period. */
        STARTING_EQUITY("starting equity");

        private final String text;

        From(String text) {
            this.text = text;
        }

        /** In the texts for the follower. */
        @Override
        public String toString() {
            return text;
        }
    }
}
