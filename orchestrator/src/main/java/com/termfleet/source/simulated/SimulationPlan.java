package com.termfleet.source.simulated;

import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.Symbol;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * What a simulated source does. Its trades buy and sell in turns, at the market, without levels.
 *
 * @param symbols traded in turns; not empty
 * @param lots of each trade
 * @param pause from one open to the next, whole milliseconds
 * @param hold from an open to its close, whole milliseconds
 * @param time after which it ends and closes what is open
 * @param followers accounts that its trades are for; not empty
 */
public record SimulationPlan(
        List<Symbol> symbols, Lots lots, Duration pause, Duration hold, Duration time, Set<AccountId> followers) {

    public SimulationPlan {
        if (symbols.isEmpty() || followers.isEmpty()) {
            throw new IllegalArgumentException("a simulation has at least one symbol and one follower");
        }
        if (!pause.isPositive() || !hold.isPositive() || !time.isPositive()) {
            throw new IllegalArgumentException("pause, hold and time are above zero");
        }
        symbols = List.copyOf(symbols);
        followers = Set.copyOf(followers);
    }
}
