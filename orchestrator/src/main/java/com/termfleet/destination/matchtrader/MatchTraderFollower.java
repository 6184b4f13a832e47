package com.termfleet.destination.matchtrader;

import com.termfleet.destination.Follower;
import java.util.Optional;

/**
 * A connected account.
 *
 * @param checksPrices whether its broker tells prices
 */
record MatchTraderFollower(int symbolCount, String login, boolean checksPrices) implements Follower {

    /** It sends a snapshot as soon as it is connected. */
    @Override
    public boolean isExpert() {
        return true;
    }

    @Override
    public Optional<String> brokerLogin() {
        return Optional.of(login);
    }

    /** Every command is recorded before it is sent. */
    @Override
    public boolean knowsRepeats() {
        return true;
    }

    @Override
    public boolean isNetting() {
        return false;
    }
}
