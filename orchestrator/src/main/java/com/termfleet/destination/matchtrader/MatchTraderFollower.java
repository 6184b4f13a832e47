package com.termfleet.destination.matchtrader;

import com.termfleet.destination.Follower;
import java.util.Optional;

/** A connected account. */
record MatchTraderFollower(int symbolCount, String login) implements Follower {

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
    public boolean checksPrices() {
        return false;
    }

    @Override
    public boolean isNetting() {
        return false;
    }
}
