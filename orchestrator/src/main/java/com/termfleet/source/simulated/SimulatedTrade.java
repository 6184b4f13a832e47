package com.termfleet.source.simulated;

import com.termfleet.kernel.AccountId;

/**
 * A trade of a simulation.
 *
 * @param number of the trade in its simulation, from 1
 */
record SimulatedTrade(long simulation, AccountId master, int number) {

    /** Under which the trade is known to the intake; the same for ever. */
    String key() {
        return "simulated:" + simulation + ":" + number;
    }

    /** Of the request that closes it. */
    String endKey() {
        return key() + ":end";
    }
}
