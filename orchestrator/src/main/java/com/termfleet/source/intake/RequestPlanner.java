package com.termfleet.source.intake;

import com.termfleet.kernel.Lots;
import com.termfleet.kernel.Money;
import com.termfleet.kernel.OrderType;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.Side;
import com.termfleet.kernel.Ticket;
import com.termfleet.signal.HeldTrades.HeldTrade;
import com.termfleet.signal.Recipients;
import com.termfleet.source.SourceRequest;
import com.termfleet.source.SourceRequest.After;
import com.termfleet.source.SourceRequest.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes of a request the signals that carry it out, by what its source holds. Pure. */
final class RequestPlanner {

    private RequestPlanner() {}

    /** @param ticket reserved for this trade */
    static PlannedSignal open(SourceRequest.Open open, Ticket ticket) {
        return new PlannedSignal.Open(
                ticket,
                open.type(),
                open.symbol(),
                open.price(),
                open.lots(),
                open.stopLoss(),
                open.takeProfit(),
                open.comment(),
                open.recipients());
    }

    /**
     * @param held oldest first
     * @param keyed the ticket of the trade that the request names by its key; null if it names none or the key is unknown
     * @param tickets gives the ticket of a trade that the request opens
     * @return empty if the source holds nothing that is meant
     */
    static List<PlannedSignal> plan(
            SourceRequest request, List<HeldTrade> held, @Nullable Ticket keyed, Supplier<Ticket> tickets) {
        return switch (request) {
            case SourceRequest.Open open -> List.of(open(open, tickets.get()));
            case SourceRequest.Net net -> net(net, held, tickets);
            case SourceRequest.Modify modify ->
                meant(modify.target(), held, keyed)
                        .map(trade -> modify(modify, trade))
                        .toList();
            case SourceRequest.Cancel cancel ->
                meant(cancel.target(), held, keyed)
                        .filter(trade -> trade.type().isPending())
                        .<PlannedSignal>map(trade -> new PlannedSignal.Cancel(trade.ticket()))
                        .toList();
            case SourceRequest.Filled filled ->
                meant(filled.target(), held, keyed)
                        .filter(trade -> trade.type().isPending())
                        .<PlannedSignal>map(trade -> new PlannedSignal.Filled(trade.ticket(), filled.price()))
                        .toList();
            case SourceRequest.Close close ->
                close(close, meant(close.target(), held, keyed).toList());
        };
    }

    private static Stream<HeldTrade> meant(Target target, List<HeldTrade> held, @Nullable Ticket keyed) {
        return target instanceof Target.Ticketed(Ticket ticket)
                ? held.stream().filter(trade -> trade.ticket().equals(ticket))
                : meant(target, held, keyed, null);
    }

    /** @param recipients for whom the request is: what is for others is not touched, even under the same symbol or key */
    private static Stream<HeldTrade> meant(
            Target target, List<HeldTrade> held, @Nullable Ticket keyed, @Nullable Recipients recipients) {
        Predicate<HeldTrade> isMeant = switch (target) {
            case Target.Keyed key -> trade -> trade.ticket().equals(keyed);
            case Target.Ticketed ticketed -> trade -> trade.ticket().equals(ticketed.ticket());
            case Target.OfSymbol of ->
                trade -> trade.symbol().name().equalsIgnoreCase(of.symbol().name())
                        && (of.side() == null || trade.type().side() == of.side());
            case Target.Everything everything -> trade -> true;
        };
        return held.stream()
                .filter(trade -> Objects.equals(trade.recipients(), recipients))
                .filter(isMeant);
    }

    private static List<PlannedSignal> net(SourceRequest.Net net, List<HeldTrade> held, Supplier<Ticket> tickets) {
        Target other = new Target.OfSymbol(net.symbol(), net.side() == Side.BUY ? Side.SELL : Side.BUY);
        List<HeldTrade> against = meant(other, held, null, net.recipients())
                .filter(trade -> !trade.type().isPending())
                .toList();
        Lots open = against.stream().map(HeldTrade::remaining).reduce(Lots.ZERO, Lots::plus);
        boolean staysOnOtherSide = net.after() == (net.side() == Side.BUY ? After.SHORT : After.LONG);
        // What the source has afterwards decides, if it says so: a signal that was missed must not leave anything of
        // the
        // other side.
        Lots closed = staysOnOtherSide || net.after() == null ? open.min(net.lots()) : open;
        List<PlannedSignal> signals = new ArrayList<>(
                closePart(new SourceRequest.Close(other, closed, net.price(), Money.ZERO), closed, against));
        if (net.after() != After.FLAT && !staysOnOtherSide && open.isBelow(net.lots())) {
            signals.add(open(opening(net, net.lots().minus(open)), tickets.get()));
        }
        return signals;
    }

    private static SourceRequest.Open opening(SourceRequest.Net net, Lots lots) {
        return new SourceRequest.Open(
                null,
                net.side() == Side.BUY ? OrderType.BUY : OrderType.SELL,
                net.symbol(),
                lots,
                net.price(),
                net.stopLoss(),
                net.takeProfit(),
                net.comment(),
                net.recipients());
    }

    private static PlannedSignal modify(SourceRequest.Modify modify, HeldTrade trade) {
        boolean moves = trade.type().isPending() && modify.price() != null;
        return new PlannedSignal.Modify(
                trade.ticket(),
                Objects.requireNonNullElse(modify.stopLoss(), trade.stopLoss()),
                Objects.requireNonNullElse(modify.takeProfit(), trade.takeProfit()),
                moves ? Objects.requireNonNull(modify.price()) : Price.NONE);
    }

    private static List<PlannedSignal> close(SourceRequest.Close close, List<HeldTrade> meant) {
        Lots wanted = close.lots();
        return wanted == null ? closeAll(close, meant) : closePart(close, wanted, meant);
    }

    /** The profit of several trades together is not known for each. */
    private static List<PlannedSignal> closeAll(SourceRequest.Close close, List<HeldTrade> meant) {
        Money profit = meant.size() == 1 ? close.profit() : Money.ZERO;
        return meant.stream()
                .<PlannedSignal>map(trade -> new PlannedSignal.Close(trade.ticket(), close.price(), profit))
                .toList();
    }

    private static List<PlannedSignal> closePart(SourceRequest.Close close, Lots wanted, List<HeldTrade> meant) {
        List<HeldTrade> positions =
                meant.stream().filter(trade -> !trade.type().isPending()).toList();
        Money profit = positions.size() == 1 ? close.profit() : Money.ZERO;
        List<PlannedSignal> signals = new ArrayList<>();
        Lots left = wanted;
        for (HeldTrade trade : positions) {
            if (left.isZero()) {
                break;
            }
            Lots closed = left.min(trade.remaining());
            left = left.minus(closed);
            Lots remaining = trade.remaining().minus(closed);
            signals.add(
                    remaining.isZero()
                            ? new PlannedSignal.Close(trade.ticket(), close.price(), profit)
                            : new PlannedSignal.Partial(trade.ticket(), closed, remaining, close.price(), profit));
        }
        return signals;
    }
}
