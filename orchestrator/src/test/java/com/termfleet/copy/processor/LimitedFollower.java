package com.termfleet.copy.processor;

import com.termfleet.copy.limits.AccountLimits;
import com.termfleet.copy.limits.LimitedScope;
import com.termfleet.copy.limits.LimitsJson;
import com.termfleet.copy.losses.LossBooks;
import com.termfleet.copy.processor.state.CopyEvent;
import com.termfleet.copy.subscription.Subscription;
import com.termfleet.destination.HeldPosition;
import com.termfleet.destination.Order;
import com.termfleet.figures.Funds;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.Money;
import com.termfleet.kernel.OrderType;
import com.termfleet.kernel.Symbol;
import com.termfleet.kernel.SymbolSpec;
import com.termfleet.risk.ledger.Ledger;
import com.termfleet.risk.ledger.Level;
import com.termfleet.risk.news.NewsCalendar;
import com.termfleet.risk.news.NewsEvent;
import com.termfleet.risk.stop.StopOut;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A follower whose expert reports everything that a risk rule can need, at 08:00 UTC on Monday, 2 March 2026: 10,000 USD, and
 * EURUSD, of which one lot at 1.1 is worth 110,000 USD and takes a margin of 2,000. What a test takes away is missing.
 */
final class LimitedFollower {

    final Rig rig = new Rig();
    private final Subscription subscription;
    private boolean checksPrices = true;
    private @Nullable String productType = "FOREX";
    private String equity = "10000";
    private String freeMargin = "10000";
    private long lastTicket = 500;
    private LimitedScope losing = LimitedScope.of(Rig.FOLLOWER);

    LimitedFollower() {
        subscription = rig.subscribe(Rig.FOLLOWER, Rig.terms());
        rig.figures.tickValue("1");
        rig.figures.margin("2000");
        connect();
    }

    /** As after a restart of the server. */
    void connectAgain(HeldPosition... held) {
        connect(held);
    }

    private void connect(HeldPosition... held) {
        SymbolSpec spec = new SymbolSpec(
                Symbol.of("EURUSD"),
                Lots.of("0.01"),
                Lots.of("100"),
                Lots.of("0.01"),
                new BigDecimal("100000"),
                new BigDecimal("0.00001"),
                productType);
        SymbolSpec other = RecordingDestination.spec("XAUUSD", "0.01", "100", "0.01");
        Map<Symbol, SymbolSpec> offered = new HashMap<>(Map.of(spec.symbol(), spec, other.symbol(), other));
        rig.destination.followers.put(
                Rig.FOLLOWER,
                new RecordingDestination.Connected(Rig.FOLLOWER, offered, false, null, checksPrices, false));
        rig.run(new CopyEvent.Connected(Rig.FOLLOWER));
        rig.holds(Rig.FOLLOWER, held);
    }

    void limit(String json) {
        rig.run(new CopyEvent.LimitsSet(new AccountLimits(Rig.FOLLOWER, LimitsJson.ofStored(json))));
    }

    void limitSubscription(String json) {
        rig.put(subscription.with(Rig.limited(LimitsJson.ofStored(json))));
    }

    LimitedFollower expertDoesNotCheckPrices() {
        checksPrices = false;
        connect();
        return this;
    }

    LimitedFollower productType(@Nullable String type) {
        productType = type;
        connect();
        return this;
    }

    LimitedFollower tickValueUnknown() {
        rig.figures.tickValue("0");
        return this;
    }

    LimitedFollower marginUnknown() {
        rig.figures.margin("0");
        return this;
    }

    LimitedFollower equity(String amount) {
        equity = amount;
        freeMargin = amount;
        return this;
    }

    LimitedFollower marginInUse(String amount) {
        freeMargin = Money.of(equity).minus(Money.of(amount)).toString();
        return this;
    }

    /** What is said of its losses and stop-outs is of its subscription. */
    LimitedFollower losingBySubscription() {
        losing = new LimitedScope(Rig.FOLLOWER, subscription.id());
        return this;
    }

    LimitedFollower losingByAccount() {
        losing = LimitedScope.of(Rig.FOLLOWER);
        return this;
    }

    /** Began the day, the week and the month with 10,000 USD, reached {@code highest}, and has its equity now. */
    LimitedFollower afterHighest(String highest) {
        Instant before = now().minus(Duration.ofMinutes(10));
        Ledger ledger = Ledger.begun(ZoneOffset.UTC, level("10000"), before)
                .observed(level(highest), before.plusSeconds(1))
                .observed(level(equity), now());
        LossBooks.put(rig.losses, losing, ledger);
        return this;
    }

    LimitedFollower stoppedOut(StopOut stopOut) {
        LossBooks.put(rig.losses, losing, Ledger.begun(ZoneOffset.UTC, level("10000"), now()), stopOut);
        return this;
    }

    private static Level level(String amount) {
        return new Level(Money.of("10000"), Money.of(amount));
    }

    LimitedFollower newsAt(String time) {
        Instant at = Instant.parse(time);
        NewsEvent event = new NewsEvent(at, at, "Payrolls", "USD", null);
        rig.news.put(Map.of("news", new NewsCalendar("news", List.of(event), Instant.parse("2026-03-09T00:00:00Z"))));
        return this;
    }

    /** Opened and answered before. */
    LimitedFollower holding(String... lots) {
        return holdingOf("EURUSD", lots);
    }

    LimitedFollower holdingOf(String symbol, String... lots) {
        for (String each : lots) {
            rig.open(++lastTicket, symbol, OrderType.BUY, each, "0", "0");
            rig.opened(rig.sentOpen(), 9000 + lastTicket);
        }
        return this;
    }

    /** Ordered and not answered yet. */
    LimitedFollower ordering(String lots) {
        rig.open(++lastTicket, lots);
        rig.sentOpen();
        return this;
    }

    /** Opened and closed again. */
    LimitedFollower traded(int times) {
        for (int i = 0; i < times; i++) {
            holding("0.10");
            rig.close(lastTicket);
            rig.closed(rig.sentClose(), "0");
        }
        return this;
    }

    LimitedFollower refusedByTheBroker() {
        rig.open(++lastTicket, "0.10");
        rig.refused(rig.sentOpen(), 10019, "no money");
        return this;
    }

    /** A position that is no copy. */
    LimitedFollower openedByHand(String lots) {
        rig.holds(Rig.FOLLOWER, Rig.position(77, lots, null));
        return this;
    }

    LimitedFollower at(String time, ZoneId zone) {
        Instant then = LocalDateTime.parse(time).atZone(zone).toInstant();
        rig.pass(Duration.between(now(), then));
        return this;
    }

    private Instant now() {
        return rig.clock.instant();
    }

    private void report() {
        rig.figures.has(
                Rig.FOLLOWER,
                new Funds(
                        Money.of("10000"),
                        Money.of(equity),
                        Money.of(freeMargin),
                        "USD",
                        now().minusSeconds(1),
                        RecordingFigures.VALID_FOR));
    }

    /** What becomes of the master's signal: the lots that are ordered, or the reason of the skip. */
    String open(OrderType type, String lots) {
        report();
        rig.open(100, "EURUSD", type, lots, "0", "0");
        List<Order> sent = rig.sent();
        if (sent.isEmpty()) {
            return Objects.requireNonNull(rig.pairOf(100).reason()).code() + ": "
                    + Objects.requireNonNull(rig.pairOf(100).reason()).text();
        }
        return ((Order.Open) sent.getFirst()).lots() + " lots";
    }
}
