package com.termfleet.destination.polled;

import com.termfleet.destination.ExecutionReport;
import com.termfleet.destination.ExecutionReport.Kind;
import com.termfleet.destination.polled.Positions.Held;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.NotFoundException;
import com.termfleet.kernel.OrderType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Records what experts say they have executed, each in one transaction. Thread-safe. */
final class Confirmations {

    private static final Logger log = LoggerFactory.getLogger(Confirmations.class);

    /** A trade without an offer's id belongs to none that was handed out longer ago. */
    private static final Duration MATCHED_FOR = Duration.ofMinutes(5);

    private final Offers offers;
    private final Positions positions;
    private final TransactionTemplate transactions;

    Confirmations(JdbcClient jdbc, TransactionTemplate transactions) {
        this.offers = new Offers(jdbc);
        this.positions = new Positions(jdbc);
        this.transactions = transactions;
    }

    /** What a confirmation meant: the offer, null if it was none of ours, and what is to be told. */
    record Outcome(@Nullable String offerId, List<ExecutionReport> reports) {

        private static final Outcome OF_NOTHING = new Outcome(null, List.of());

        static Outcome of(@Nullable String offerId, ExecutionReport report) {
            return new Outcome(offerId, List.of(report));
        }
    }

    /** @throws NotFoundException if it ends or changes a trade that this account has not confirmed */
    Outcome record(AccountId account, Confirmation confirmed, Instant now) {
        return Objects.requireNonNull(transactions.execute(_ -> switch (confirmed.action()) {
            case CLOSE, CANCEL -> ended(trade(account, confirmed), confirmed, now);
            case MODIFY -> changed(trade(account, confirmed), now);
            case BUY, SELL, BUY_LIMIT, SELL_LIMIT, BUY_STOP, SELL_STOP -> opened(account, confirmed, now);
        }));
    }

    private Held trade(AccountId account, Confirmation confirmed) {
        return positions
                .find(account, confirmed.ticket())
                .orElseThrow(
                        () -> new NotFoundException("No trade of this account has the ticket " + confirmed.ticket()));
    }

    private Outcome opened(AccountId account, Confirmation confirmed, Instant now) {
        OrderType type = OrderType.valueOf(confirmed.action().name());
        Optional<Held> known = positions.find(account, confirmed.ticket());
        if (known.isPresent()) {
            return knownAlready(known.get(), type, confirmed, now);
        }
        OfferRow open = meant(account, confirmed, now).orElse(null);
        if (open == null) {
            log.info("Trade of no copy confirmed account={} ticket={}", account, confirmed.ticket());
            return Outcome.OF_NOTHING;
        }
        positions.add(open, confirmed, type, now);
        if (open.isConfirmed()) {
            log.warn(
                    "Copy was executed a second time account={} pair={} first={} second={}",
                    account,
                    open.pair(),
                    open.ticket(),
                    confirmed.ticket());
        } else {
            offers.confirm(open, confirmed.ticket(), now);
            offers.release(open, now);
        }
        return Outcome.of(open.offerId(), Reports.opened(open, confirmed, type, now));
    }

    /** A repeat, or the fill of a pending order. */
    private Outcome knownAlready(Held held, OrderType type, Confirmation confirmed, Instant now) {
        if (held.isClosed() || !held.isOrder() || type.isPending()) {
            return Outcome.OF_NOTHING;
        }
        positions.filled(held, type, confirmed.volume(), confirmed.price());
        offers.endAllOf(held.account(), held.ticket(), now);
        Held filled = positions.find(held.account(), held.ticket()).orElseThrow();
        return Outcome.of(null, Reports.opened(filled, now));
    }

    private Optional<OfferRow> meant(AccountId account, Confirmation confirmed, Instant now) {
        return Optional.ofNullable(confirmed.offerId())
                .flatMap(OfferRow::command)
                .flatMap(command -> offers.find(account, command))
                .filter(offer -> offer.kind() == Kind.OPEN && offer.handedOut() > 0)
                .or(() -> offers.openLike(account, confirmed, now.minus(MATCHED_FOR)));
    }

    /** As it was ordered, or by hand. */
    private Outcome ended(Held held, Confirmation confirmed, Instant now) {
        if (held.isClosed()) {
            return Outcome.OF_NOTHING;
        }
        if (held.isOrder()) {
            OfferRow ordered = answered(held, Kind.CANCEL, now);
            positions.reduced(held, Lots.ZERO, confirmed.price(), confirmed.profit(), now);
            offers.endAllOf(held.account(), held.ticket(), now);
            return Outcome.of(id(ordered), Reports.cancelled(held, command(ordered), now));
        }
        Lots closed = confirmed.volume().min(held.lots());
        Lots rest = held.lots().minus(closed);
        OfferRow ordered = answered(held, Kind.CLOSE, now);
        positions.reduced(held, rest, confirmed.price(), confirmed.profit(), now);
        if (rest.isZero()) {
            offers.endAllOf(held.account(), held.ticket(), now);
        }
        return Outcome.of(
                id(ordered),
                Reports.closed(held, command(ordered), closed, rest, confirmed.price(), confirmed.profit(), now));
    }

    private Outcome changed(Held held, Instant now) {
        OfferRow ordered = answered(held, Kind.MODIFY, now);
        return ordered == null || held.isClosed()
                ? Outcome.OF_NOTHING
                : Outcome.of(ordered.offerId(), Reports.modified(held, ordered, now));
    }

    /** The order that this answers; null if nothing of the kind was ordered. */
    private @Nullable OfferRow answered(Held held, Kind kind, Instant now) {
        OfferRow ordered = offers.handedOut(held.account(), held.ticket(), kind).orElse(null);
        if (ordered != null) {
            offers.confirm(ordered, held.ticket(), now);
        }
        return ordered;
    }

    private static @Nullable String id(@Nullable OfferRow ordered) {
        return ordered == null ? null : ordered.offerId();
    }

    private static @Nullable Long command(@Nullable OfferRow ordered) {
        return ordered == null ? null : ordered.command();
    }
}
