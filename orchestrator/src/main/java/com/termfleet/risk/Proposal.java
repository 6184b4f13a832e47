package com.termfleet.risk;

import com.termfleet.kernel.Lots;
import com.termfleet.kernel.Money;
import com.termfleet.kernel.Price;
import com.termfleet.risk.ledger.Ledger;
import com.termfleet.risk.ledger.Scope;
import com.termfleet.risk.news.NewsCalendar;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An order that is to be opened, with all that rules may need to decide about it. Immutable; the methods that return data
 * throw {@link MissingData} when these are not known or too old, so a rule cannot overlook that.
 *
 * @param quote null if no prices are known
 * @param checksPrices whether the follower's expert checks spread and deviation itself when it opens
 * @param figures null if the account has reported none
 * @param account of the whole follower account
 * @param subscription of the copies of the order's subscription
 * @param calendars of news, by name
 * @param zone the account's time zone
 */
public record Proposal(
        ProposedOrder order,
        Instrument instrument,
        @Nullable Quote quote,
        boolean checksPrices,
        @Nullable AccountFunds figures,
        Activity account,
        Activity subscription,
        Map<String, NewsCalendar> calendars,
        Instant now,
        ZoneId zone,
        Freshness freshness) {

    /** As an offset it is called Z. */
    private static final ZoneId UTC = ZoneId.of("UTC");

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm VV", Locale.ROOT);

    public Proposal {
        calendars = Map.copyOf(calendars);
    }

    Proposal withLots(Lots lots) {
        return new Proposal(
                order.withLots(lots),
                instrument,
                quote,
                checksPrices,
                figures,
                account,
                subscription,
                calendars,
                now,
                zone,
                freshness);
    }

    public Lots lots() {
        return order.lots();
    }

    public Activity activity(Scope scope) {
        return switch (scope) {
            case ACCOUNT -> account;
            case SUBSCRIPTION -> subscription;
        };
    }

    public Exposure open(Scope scope) {
        Supplier<Exposure> open = activity(scope).open();
        if (open == null) {
            throw new MissingData("It is not known what the " + scope + " has open.");
        }
        return open.get();
    }

    public int openedToday(Scope scope) {
        IntSupplier count = activity(scope).openedToday();
        if (count == null) {
            throw new MissingData("It is not known how many trades the " + scope + " opened today.");
        }
        return count.getAsInt();
    }

    /** Profit and loss at this moment: of a period that has ended since the newest figures nothing is left in it. */
    public Ledger ledger(Scope scope) {
        Ledger ledger = activity(scope).ledger();
        if (ledger == null) {
            throw new MissingData("Profit and loss of the " + scope + " are not known.");
        }
        requireFresh("Balance and equity of the " + scope, ledger.at(), freshness.ofLedger(scope));
        return ledger.at(now);
    }

    public AccountFunds freshFigures() {
        if (figures == null) {
            throw new MissingData("The account has not reported its equity and margin.");
        }
        requireFresh("The account's equity and margin", figures.at(), freshness.figures());
        return figures;
    }

    /** Whether a limit on prices is checked by the follower's expert, since no prices are known here. */
    public boolean isLeftToExpert() {
        return quote == null && checksPrices;
    }

    public Quote freshQuote() {
        if (quote == null || !quote.isUsable()) {
            throw new MissingData("The price of " + order.symbol() + " at the follower's broker is not known.");
        }
        requireFresh("The price of " + order.symbol(), quote.at(), freshness.quotes());
        return quote;
    }

    private void requireFresh(String what, Instant at, Duration most) {
        if (!Freshness.isFresh(at, most, now)) {
            throw new MissingData(what + " dates from " + at + "; at " + now + " that is not within the allowed "
                    + most.toSeconds() + " s.");
        }
    }

    public BigDecimal contractSize() {
        return known(instrument.contractSize(), "contract size");
    }

    public BigDecimal point() {
        return known(instrument.point(), "point size");
    }

    /** What the order's symbol is worth: at the order's price, else the market's, else the master's. */
    public LotValue value() {
        Money tickValue = instrument.tickValue();
        BigDecimal perTick = known(tickValue == null ? null : tickValue.amount(), "tick value");
        BigDecimal tickSize = known(instrument.tickSize(), "tick size");
        return new LotValue(valuedAt().value().multiply(perTick), tickSize);
    }

    private Price valuedAt() {
        if (!order.price().isNone()) {
            return order.price();
        }
        if (quote != null) {
            return freshQuote().forOpening(order.type().side());
        }
        if (order.masterPrice().isNone()) {
            throw new MissingData("No price of " + order.symbol() + " is known.");
        }
        return order.masterPrice();
    }

    /** What margin the order's symbol takes: as the broker tells, else its value by the account's leverage. */
    public LotValue margin() {
        Money perLot = instrument.marginPerLot();
        if (perLot != null && perLot.isPositive()) {
            return new LotValue(perLot.amount(), BigDecimal.ONE);
        }
        BigDecimal leverage = freshFigures().leverage();
        if (leverage == null || leverage.signum() <= 0) {
            throw new MissingData(
                    "Neither the margin of one lot of " + order.symbol() + " nor the account's leverage is known.");
        }
        return value().dividedBy(leverage);
    }

    private BigDecimal known(@Nullable BigDecimal value, String what) {
        if (value == null || value.signum() <= 0) {
            throw new MissingData("The " + what + " of " + order.symbol() + " is not known.");
        }
        return value;
    }

    public NewsCalendar calendar(String name) {
        NewsCalendar calendar = calendars.get(name);
        if (calendar == null) {
            throw new MissingData("The news calendar \"" + name
                    + "\" could not be read; see the server's log, or remove the news windows.");
        }
        return calendar;
    }

    /** The amount with the account's currency, for texts. */
    public String shown(Money amount) {
        String currency = figures == null ? null : figures.currency();
        return currency == null ? amount.text() : amount.text() + " " + currency;
    }

    /** The minute in the account's time zone, for texts. */
    public String shown(Instant time) {
        return MINUTE.format(time.atZone(zone.equals(ZoneOffset.UTC) ? UTC : zone));
    }
}
