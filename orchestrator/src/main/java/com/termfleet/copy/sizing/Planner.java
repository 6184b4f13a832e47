package com.termfleet.copy.sizing;

import com.termfleet.copy.subscription.Subscription;
import com.termfleet.copy.trade.MasterTrade;
import com.termfleet.copy.trade.Reason;
import com.termfleet.copy.trade.Reasons;
import com.termfleet.copy.trade.Share;
import com.termfleet.copy.trade.TradePair.Wanted;
import com.termfleet.destination.Follower;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.OrderType;
import com.termfleet.kernel.Symbol;
import com.termfleet.kernel.SymbolSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides whether a master trade is copied for a subscription, under which name and how large. Pure. */
public final class Planner {

    private static final Lots UNKNOWN_STEP = SymbolSpec.unknown(Symbol.of("?")).volumeStep();

    private final FollowerDirectory followers;

    public Planner(FollowerDirectory followers) {
        this.followers = followers;
    }

    /**
     * @param expiresAt when the signal is too old to be copied
     * @param nets whether the follower's copies have shown that its account nets positions
     */
    public Plan plan(MasterTrade trade, Subscription subscription, Instant expiresAt, boolean nets, Instant now) {
        Subscription.Terms terms = subscription.terms();
        Symbol name = SymbolMap.mapped(trade.opening().symbol(), terms.symbolMap());
        OrderType type = terms.direct(trade.opening().type());
        Wanted nothing = nothing(trade, name, type, expiresAt);
        Reason against = againstCopying(trade, subscription, expiresAt, now);
        if (against != null) {
            return new Plan.Skip(nothing, against);
        }
        Optional<Follower> follower = followers.ready(subscription.follower());
        if (follower.isEmpty()) {
            return new Plan.Wait(nothing, Reasons.waiting());
        }
        if (followers.isSameBrokerAccount(trade.master(), follower.get())) {
            return new Plan.Skip(nothing, Reasons.sameAccount());
        }
        if (nets || follower.get().isNetting()) {
            return new Plan.Skip(nothing, Reasons.netting());
        }
        // What its broker calls it; the name as it is if nothing announced matches: its expert may have a map of its
        // own.
        SymbolSpec spec = follower.get().spec(name).orElseGet(() -> SymbolSpec.unknown(name));
        return sized(trade, terms, spec, type, expiresAt);
    }

    private static @Nullable Reason againstCopying(
            MasterTrade trade, Subscription subscription, Instant expiresAt, Instant now) {
        if (!subscription.mayOpen()) {
            return Reasons.paused();
        }
        if (!now.isBefore(expiresAt)) {
            return Reasons.expired(subscription.terms().maxSignalAge(), Duration.between(expiresAt, now));
        }
        if (trade.volume().isBelow(subscription.terms().minLotToCopy())) {
            return Reasons.belowMinLotToCopy(
                    trade.volume(), subscription.terms().minLotToCopy());
        }
        return null;
    }

    private static Plan sized(
            MasterTrade trade, Subscription.Terms terms, SymbolSpec spec, OrderType type, Instant expiresAt) {
        Lots exact = terms.sizing().of(trade.volume());
        if (trade.remaining().isBelow(trade.volume())) {
            exact = exact.share(trade.remaining(), trade.volume());
        }
        Lots lots = exact.floorTo(spec.volumeStep());
        if (!spec.maxVolume().isZero()) {
            lots = lots.min(spec.maxVolume().floorTo(spec.volumeStep()));
        }
        if (lots.isZero() || lots.isBelow(spec.minVolume())) {
            if (!terms.forceMinLot()) {
                Wanted nothing = nothing(trade, spec.symbol(), type, expiresAt);
                return new Plan.Skip(nothing, Reasons.belowMinimum(exact, spec.minVolume()));
            }
            lots = spec.minVolume();
        }
        Share share = new Share(lots, trade.remaining(), spec.volumeStep());
        return new Plan.Order(new Wanted(spec.symbol(), type, lots, share, false, expiresAt));
    }

    private static Wanted nothing(MasterTrade trade, Symbol name, OrderType type, Instant expiresAt) {
        Share share = new Share(Lots.ZERO, trade.remaining(), UNKNOWN_STEP);
        return new Wanted(name, type, Lots.ZERO, share, false, expiresAt);
    }
}
