package com.termfleet.copy.history;

import com.termfleet.figures.LastPrices.Quoted;
import com.termfleet.figures.SymbolMatch;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.Money;
import com.termfleet.kernel.PairId;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.Side;
import com.termfleet.kernel.Symbol;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What closing the open part of a copy would bring now, by the price at its master's broker, without costs.
 *
 * @param amount rounded to hundredths
 * @param currency the account's; that of the symbol's quotes if it is not known what a tick is worth in the account's; null if neither
 *     is known
 * @param price at which the copy would be closed
 * @param at when the server received the price
 */
public record FloatingProfit(
        PairId pairId, Money amount, @Nullable String currency, Price price, Instant at) {

    private static final int EXACT_DIGITS = 8;
    private static final int SHOWN_DIGITS = 2;
    private static final int CODE = 3;

    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    /**
     * @param symbol of the copy, at its follower's broker
     * @param currency of the follower's account; null if it is not known
     * @param contractSize units in a lot at the master's broker, used if the follower has not reported it; zero if it is not known
     * @return empty if it is not known what the copy is worth
     */
    static Optional<FloatingProfit> of(
            PairView pair, Quoted quoted, SymbolMatch symbol, @Nullable String currency, BigDecimal contractSize) {
        Lots lots = pair.slaveRemaining();
        Price opened = opened(pair);
        if (lots == null || opened.isNone()) {
            return Optional.empty();
        }
        boolean buys = pair.slaveType().side() == Side.BUY;
        Price price = buys ? quoted.bid() : quoted.ask();
        BigDecimal risen = price.value().subtract(opened.value());
        BigDecimal gained = (buys ? risen : risen.negate()).multiply(lots.value());
        BigDecimal contract = symbol instanceof SymbolMatch.Found found
                        && found.spec().contractSize().signum() > 0
                ? found.spec().contractSize()
                : contractSize;
        if (symbol instanceof SymbolMatch.Found found && saysWhatATickIsWorth(found)) {
            BigDecimal amount = gained.multiply(found.tickValue())
                    .divide(found.spec().tickSize(), EXACT_DIGITS, RoundingMode.HALF_EVEN);
            return Optional.of(new FloatingProfit(pair.id(), rounded(amount), currency, price, quoted.at()));
        }
        if (contract.signum() == 0) {
            return Optional.empty();
        }
        return Optional.of(new FloatingProfit(
                pair.id(),
                rounded(gained.multiply(contract)),
                quoteCurrency(pair.master().symbol()),
                price,
                quoted.at()));
    }

    /** Followers of the CopyTradePro dialect do not report it: then what the master had. */
    private static Price opened(PairView pair) {
        Price own = pair.openPrice();
        return own == null || own.isNone() ? pair.master().price() : own;
    }

    private static boolean saysWhatATickIsWorth(SymbolMatch.Found symbol) {
        return symbol.tickValue().signum() > 0 && symbol.spec().tickSize().signum() > 0;
    }

    private static Money rounded(BigDecimal amount) {
        return new Money(amount.setScale(SHOWN_DIGITS, RoundingMode.HALF_EVEN));
    }

    /** USD of EURUSD and EURUSD.m; null if the name is not that of a pair of currencies. */
    private static @Nullable String quoteCurrency(Symbol symbol) {
        String name = symbol.name().toUpperCase(Locale.ROOT);
        if (name.length() < 2 * CODE || !CURRENCIES.contains(name.substring(0, CODE))) {
            return null;
        }
        String quote = name.substring(CODE, 2 * CODE);
        return CURRENCIES.contains(quote) ? quote : null;
    }
}
