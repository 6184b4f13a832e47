package com.termfleet.destination.polled;

import com.termfleet.destination.Follower;
import java.util.Optional;

/** A follower whose expert asks for orders. */
record PolledFollower(Optional<String> brokerLogin) implements Follower {

    @Override
    public int symbolCount() {
        return 0;
    }

    @Override
    public boolean isExpert() {
        return false;
    }

    /** Every order is recorded by its id before it can be handed out. */
    @Override
    public boolean knowsRepeats() {
        return true;
    }

    @Override
    public boolean listsPositions() {
        return false;
    }

    @Override
    public boolean keepsPrices() {
        return false;
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
