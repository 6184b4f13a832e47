package com.termfleet.copy.sizing;

import com.termfleet.copy.pause.Pause;
import com.termfleet.copy.sizing.mode.ExactLots;
import com.termfleet.copy.sizing.mode.Size;
import com.termfleet.copy.sizing.mode.SizingBasis;
import com.termfleet.copy.subscription.Subscription;
import com.termfleet.copy.trade.MasterTrade;
import com.termfleet.copy.trade.Reason;
import com.termfleet.copy.trade.Reasons;
import com.termfleet.copy.trade.RiskReasons;
import com.termfleet.copy.trade.Share;
import com.termfleet.copy.trade.Stops;
import com.termfleet.copy.trade.TradePair.Wanted;
import com.termfleet.destination.Follower;
import com.termfleet.figures.AccountFigures;
import com.termfleet.figures.SymbolMatch;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.OrderType;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.Symbol;
import com.termfleet.kernel.SymbolSpec;
import com.termfleet.risk.Assessment;
import com.termfleet.risk.ProposedOrder;
import com.termfleet.risk.RiskReason;
import com.termfleet.risk.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a master trade is copied for a subscription, under which name and how large. Pure: figures are read from
 * memory, and the steps that it took are told to whoever wants them. The processor and the preview both use it.
 */
public final class Planner {

    private final FollowerDirectory followers;
    private final AccountFigures figures;
    private final SymbolResolver symbols;

    public Planner(FollowerDirectory followers, AccountFigures figures) {
        this.followers = followers;
        this.figures = figures;
        this.symbols = new SymbolResolver(figures);
    }

    public Plan plan(MasterTrade trade, CopyRequest.Way way, Instant now) {
        return plan(new CopyRequest(CopyRequest.Trade.of(trade), way), Steps.UNREAD, now);
    }

    public Plan plan(CopyRequest request, Steps steps, Instant now) {
        Reason notNow = againstCopying(request, now);
        if (notNow != null) {
            return skip(request, notNow);
        }
        Optional<Follower> follower = followers.ready(request.way().follower());
        if (follower.isEmpty()) {
            return new Plan.Wait(nothing(request), Reasons.waiting());
        }
        if (followers.isSameBrokerAccount(request.trade().master(), follower.get())) {
            return skip(request, Reasons.sameAccount());
        }
        if (request.way().nets() && !follower.get().isNetting()) {
            return skip(request, Reasons.netting());
        }
        if (follower.get().isBasic() && request.trade().opening().type().isPending()) {
            return skip(request, Reasons.noPendingOrders());
        }
        Reason against = againstPrice(request, follower.get());
        if (against != null) {
            return skip(request, against);
        }
        return request.way().terms().sizing().isByFollower()
                ? asItCame(request, steps, now)
                : sized(request, steps, now);
    }

    /** Of a trade that is not copied whatever the planner would find. */
    public static Plan.Skip skip(MasterTrade trade, CopyRequest.Way way, Reason reason) {
        return new Plan.Skip(nothing(new CopyRequest(CopyRequest.Trade.of(trade), way)), reason);
    }

    private static @Nullable Reason againstCopying(CopyRequest request, Instant now) {
        Subscription.Terms terms = request.way().terms();
        Instant expiresAt = request.way().expiresAt();
        Lots master = request.trade().opening().volume();
        Pause pause = request.way().pause();
        if (!pause.mayOpen()) {
            return Reasons.paused(pause.level());
        }
        if (!now.isBefore(expiresAt)) {
            return Reasons.expired(terms.maxSignalAge(), Duration.between(expiresAt, now));
        }
        if (master.isBelow(terms.minLotToCopy())) {
            return Reasons.belowMinLotToCopy(master, terms.minLotToCopy());
        }
        return null;
    }

    private static @Nullable Reason againstPrice(CopyRequest request, Follower follower) {
        if (!request.way().noWorse()) {
            return null;
        }
        if (request.trade().opening().price().isNone()) {
            return Reasons.masterPriceUnknown();
        }
        return follower.keepsPrices() ? null : Reasons.priceNotChecked();
    }

    /** Neither mapped nor rounded nor limited by the broker's volumes: the follower's expert does all that. */
    private Plan asItCame(CopyRequest request, Steps steps, Instant now) {
        SymbolSpec spec = SymbolSpec.unknown(request.trade().opening().symbol());
        return switch (size(request, null, steps, now)) {
            case Size.None none -> skip(request, none.reason());
            case Size.Volume volume ->
                checked(request, spec, null, volume.lots().lots(), steps, now);
        };
    }

    private Plan sized(CopyRequest request, Steps steps, Instant now) {
        return switch (symbols.resolve(
                request.way().follower(),
                request.trade().opening().symbol(),
                request.way().terms().symbolMap(),
                steps)) {
            case SymbolResolver.Unresolved unresolved -> skip(request, unresolved.reason());
            case SymbolResolver.Known known ->
                switch (size(request, known.found(), steps, now)) {
                    case Size.None none -> skip(request, none.reason());
                    case Size.Volume volume -> rounded(request, known, volume.lots(), steps, now);
                };
        };
    }

    private Size size(CopyRequest request, SymbolMatch.@Nullable Found symbol, Steps steps, Instant now) {
        Size size = request.way().terms().sizing().mode().rule().of(basis(request, symbol, now));
        if (!(size instanceof Size.Volume(ExactLots lots, var words))) {
            return size;
        }
        steps.add(() -> new Steps.Step(Steps.Rule.SIZING, words.get(), lots.lots()));
        Lots opened = request.trade().opening().volume();
        Lots remaining = request.trade().remaining();
        if (!remaining.isBelow(opened)) {
            return size;
        }
        ExactLots rest = lots.share(remaining, opened);
        steps.add(() -> new Steps.Step(
                Steps.Rule.PARTLY_CLOSED,
                "the master has " + remaining + " of " + opened + " lots left: " + rest,
                rest.lots()));
        return new Size.Volume(rest, words);
    }

    private SizingBasis basis(CopyRequest request, SymbolMatch.@Nullable Found symbol, Instant now) {
        MasterTrade.Opening opening = request.trade().opening();
        Subscription.Terms terms = request.way().terms();
        OrderType type = terms.direct(opening.type());
        Stops stops = terms.direct(request.trade().stops(), terms.reverse(), Stops.NONE);
        return new SizingBasis(
                terms.sizing().value(),
                new SizingBasis.Master(request.trade().master(), opening.symbol(), opening.volume()),
                new SizingBasis.Copy(request.way().follower(), symbol, type.side(), opening.price(), stops.stopLoss()),
                figures,
                now);
    }

    private static Plan rounded(
            CopyRequest request, SymbolResolver.Known symbol, ExactLots exact, Steps steps, Instant now) {
        SymbolSpec spec = symbol.spec();
        return switch (Rounding.round(exact, spec, request.way().terms().forceMinLot(), steps)) {
            case Rounding.Below below -> new Plan.Skip(wanted(request, spec, Lots.ZERO), below.reason());
            case Rounding.To to -> checked(request, spec, symbol.found(), to.lots(), steps, now);
        };
    }

    /** Last of all: what the risk rules see is what would be ordered. */
    private static Plan checked(
            CopyRequest request,
            SymbolSpec spec,
            SymbolMatch.@Nullable Found symbol,
            Lots lots,
            Steps steps,
            Instant now) {
        if (lots.isZero()) {
            return new Plan.Skip(wanted(request, spec, lots), Reasons.belowMinimum(lots, spec.minVolume()));
        }
        Assessment assessment = request.way().check().check(proposed(request, spec, lots), spec, symbol, now);
        assessment.steps().forEach(step -> steps.add(() -> new Steps.Step(Steps.Rule.RISK, step.text(), step.lots())));
        return assessment.verdict() instanceof Verdict.Reject(RiskReason why)
                ? new Plan.Skip(wanted(request, spec, Lots.ZERO), RiskReasons.of(why))
                : new Plan.Order(wanted(request, spec, assessment.lots()));
    }

    private static ProposedOrder proposed(CopyRequest request, SymbolSpec spec, Lots lots) {
        MasterTrade.Opening opening = request.trade().opening();
        Subscription.Terms terms = request.way().terms();
        OrderType type = terms.direct(opening.type());
        Stops stops = terms.direct(request.trade().stops(), terms.reverse(), Stops.NONE);
        return new ProposedOrder(
                spec.symbol(),
                opening.symbol(),
                type,
                spec.productType(),
                lots,
                type.isPending() ? opening.price() : Price.NONE,
                stops.stopLoss(),
                opening.price());
    }

    private static Plan skip(CopyRequest request, Reason reason) {
        return new Plan.Skip(nothing(request), reason);
    }

    private static Wanted nothing(CopyRequest request) {
        Subscription.Terms terms = request.way().terms();
        Symbol master = request.trade().opening().symbol();
        Symbol name = terms.sizing().isByFollower() ? master : SymbolMap.mapped(master, terms.symbolMap());
        return wanted(request, SymbolSpec.unknown(name), Lots.ZERO);
    }

    private static Wanted wanted(CopyRequest request, SymbolSpec spec, Lots lots) {
        Share share = new Share(lots, request.trade().remaining(), spec.volumeStep());
        OrderType type = request.way().terms().direct(request.trade().opening().type());
        CopyRequest.Way way = request.way();
        return new Wanted(spec.symbol(), type, lots, share, false, way.expiresAt(), way.noWorse());
    }
}
