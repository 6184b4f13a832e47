package com.termfleet.copy.sizing;

import com.termfleet.copy.pause.Pause;
import com.termfleet.copy.subscription.Subscription;
import com.termfleet.copy.trade.MasterTrade;
import com.termfleet.copy.trade.Stops;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Lots;
import java.time.Instant;

/** A trade of a master that is to be planned for a follower. */
public record CopyRequest(Trade trade, Way way) {

    /**
     * @param opening with the type and the price that count now: those of the position once a pending order has filled
     * @param remaining what the master has left of the opened volume
     */
    public record Trade(AccountId master, MasterTrade.Opening opening, Stops stops, Lots remaining) {

        static Trade of(MasterTrade trade) {
            MasterTrade.Opening now =
                    new MasterTrade.Opening(trade.opening().symbol(), trade.type(), trade.price(), trade.volume());
            return new Trade(trade.master(), now, trade.stops(), trade.remaining());
        }
    }

    /**
     * How, and whether, it may be copied.
     *
     * @param pause that counts for the subscription
     * @param expiresAt when the signal is too old to be copied
     * @param nets whether the follower's copies have shown that its account nets positions
     * @param noWorse whether it may be opened only at a price that is no worse than the master's
     * @param check what the order must pass
     */
    public record Way(
            AccountId follower,
            Subscription.Terms terms,
            Pause pause,
            Instant expiresAt,
            boolean nets,
            boolean noWorse,
            OpenCheck check) {}
}
