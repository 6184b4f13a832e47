package com.termfleet.risk;

import com.termfleet.kernel.Lots;
import com.termfleet.kernel.Money;
import com.termfleet.kernel.OrderType;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.Symbol;
import com.termfleet.risk.ledger.Ledger;
import com.termfleet.risk.ledger.Level;
import com.termfleet.risk.ledger.Scope;
import com.termfleet.risk.news.NewsCalendar;
import com.termfleet.risk.stop.StopOut;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes proposals for tests: a buy of 1 lot EURUSD.m on an account with 10,000 USD, nothing open, on a Wednesday at noon;
 * one lot is worth 110,010 USD and takes a margin of 1,100.10 USD.
 */
public final class Proposals {

    public static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    public static final Instant NOON = Instant.parse("2026-11-18T11:00:00Z");

    private static final Freshness FRESHNESS =
            new Freshness(Duration.ofSeconds(15), Duration.ofSeconds(15), Duration.ofSeconds(5));

    private ZoneId zone = BERLIN;
    private OrderType type = OrderType.BUY;
    private @Nullable String productType;
    private Lots lots = Lots.of("1");
    private Price price = Price.NONE;
    private Price masterPrice = Price.of("1.10010");
    private Instrument instrument = new Instrument(
            Lots.of("0.01"),
            Lots.of("0.01"),
            new BigDecimal("100000"),
            new BigDecimal("0.00001"),
            Money.of("1"),
            new BigDecimal("0.00001"),
            null);
    private @Nullable Quote quote = new Quote(Price.of("1.10000"), Price.of("1.10010"), NOON);
    private boolean checksPrices;
    private @Nullable AccountFunds figures = figures("10000", "0");
    private Activity account =
            new Activity(() -> new ListedExposure(List.of()), () -> 0, ledger("10000", "10000"), List.of());
    private Activity subscription = account;
    private Map<String, NewsCalendar> calendars = Map.of();
    private Instant now = NOON;

    public static Proposals usual() {
        return new Proposals();
    }

    public static AccountFunds figures(String equity, String margin) {
        return new AccountFunds(
                Money.of("10000"),
                Money.of(equity),
                Money.of(margin),
                Money.of("0"),
                "USD",
                new BigDecimal("100"),
                NOON);
    }

    /** Counting began the day before at 10,000; this is where it is now. */
    public static Ledger ledger(String balance, String equity) {
        Level before = new Level(Money.of("10000"), Money.of("10000"));
        return Ledger.begun(BERLIN, before, NOON.minus(Duration.ofHours(20)))
                .observed(before, NOON.minus(Duration.ofHours(1)))
                .observed(new Level(Money.of(balance), Money.of(equity)), NOON);
    }

    public Proposals zone(ZoneId other) {
        zone = other;
        return this;
    }

    public Proposals type(OrderType other) {
        type = other;
        return this;
    }

    public Proposals productType(@Nullable String other) {
        productType = other;
        return this;
    }

    public Proposals lots(String other) {
        lots = Lots.of(other);
        return this;
    }

    public Proposals price(String other) {
        price = Price.of(other);
        return this;
    }

    public Proposals masterPrice(String other) {
        masterPrice = Price.of(other);
        return this;
    }

    public Proposals instrument(Instrument other) {
        instrument = other;
        return this;
    }

    /** Nothing of the symbol is known but its volumes. */
    public Proposals unknownContract() {
        return instrument(new Instrument(Lots.of("0.01"), Lots.of("0.01"), null, null, null, null, null));
    }

    public Proposals quote(@Nullable Quote other) {
        quote = other;
        return this;
    }

    public Proposals quote(String bid, String ask) {
        return quote(new Quote(Price.of(bid), Price.of(ask), NOON));
    }

    public Proposals checkedByExpert() {
        quote = null;
        checksPrices = true;
        return this;
    }

    public Proposals figures(@Nullable AccountFunds other) {
        figures = other;
        return this;
    }

    public Proposals activity(Scope scope, Activity other) {
        switch (scope) {
            case ACCOUNT -> account = other;
            case SUBSCRIPTION -> subscription = other;
        }
        return this;
    }

    public Proposals open(Scope scope, @Nullable List<OpenPosition> open) {
        Activity before = scope == Scope.ACCOUNT ? account : subscription;
        Supplier<Exposure> exposure = open == null ? null : () -> new ListedExposure(open);
        return activity(scope, new Activity(exposure, before.openedToday(), before.ledger(), before.stopOuts()));
    }

    public Proposals openedToday(Scope scope, @Nullable Integer count) {
        Activity before = scope == Scope.ACCOUNT ? account : subscription;
        return activity(
                scope,
                new Activity(before.open(), count == null ? null : () -> count, before.ledger(), before.stopOuts()));
    }

    public Proposals ledger(Scope scope, @Nullable Ledger ledger) {
        Activity before = scope == Scope.ACCOUNT ? account : subscription;
        return activity(scope, new Activity(before.open(), before.openedToday(), ledger, before.stopOuts()));
    }

    public Proposals stopOuts(Scope scope, List<StopOut> stopOuts) {
        Activity before = scope == Scope.ACCOUNT ? account : subscription;
        return activity(scope, new Activity(before.open(), before.openedToday(), before.ledger(), stopOuts));
    }

    public Proposals calendar(NewsCalendar calendar) {
        calendars = Map.of(calendar.name(), calendar);
        return this;
    }

    public Proposals at(String time) {
        now = Instant.parse(time);
        return this;
    }

    /** Nothing is known that can be missing. */
    public Proposals knowingNothing() {
        Activity unknown = new Activity(null, null, null, List.of());
        return unknownContract()
                .quote(null)
                .figures(null)
                .activity(Scope.ACCOUNT, unknown)
                .activity(Scope.SUBSCRIPTION, unknown)
                .masterPrice("");
    }

    public Proposal make() {
        ProposedOrder order = new ProposedOrder(
                Symbol.of("EURUSD.m"), Symbol.of("EURUSD"), type, productType, lots, price, Price.NONE, masterPrice);
        return new Proposal(
                order,
                instrument,
                quote,
                checksPrices,
                figures,
                account,
                subscription,
                calendars,
                now,
                zone,
                FRESHNESS);
    }

    public static OpenPosition position(String symbol, String lots) {
        return new OpenPosition(Symbol.of(symbol), Lots.of(lots), null);
    }
}
