package com.termfleet.destination;

import java.util.Optional;

/** A connected follower as the copy processor sees it. Reads are thread-safe and cheap. */
public interface Follower {

    /** How many symbols it has announced so far; none if it is an expert of system A. */
    int symbolCount();

    /** Whether it has introduced itself as an expert of ours, which sends a snapshot once its terminal is ready. */
    boolean isExpert();

    /** Broker server and login as its terminal reports them; equal for two sessions of one broker account. */
    Optional<String> brokerLogin();

    /** Whether it recognises a repeated command by its id, and answers it instead of executing it again. */
    boolean knowsRepeats();

    /** Whether its expert opens nothing while spread or price are beyond the limits of the order. */
    boolean checksPrices();

    /**
     * Whether its expert only opens at the market and closes whole positions, answers without command ids and lists no more than
     * tickets, as that of the CopyTradePro dialect does.
     */
    default boolean isBasic() {
        return false;
    }

    /**
     * Whether it can tell everything that it holds. One that cannot never sends a snapshot: its platform records every order by its id
     * instead, so that a repeat is harmless on any connection, and what is not confirmed stays unknown.
     */
    default boolean listsPositions() {
        return true;
    }

    /** Whether an open that allows no slippage is not executed at a worse price. */
    default boolean keepsPrices() {
        return knowsRepeats();
    }

    /** Whether the account keeps one position a symbol instead of one a deal. */
    boolean isNetting();
}
