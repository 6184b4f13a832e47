package com.termfleet.copy.processor;

import com.termfleet.figures.AccountFigures;
import com.termfleet.figures.AccountSymbols;
import com.termfleet.figures.Funds;
import com.termfleet.figures.SymbolMatch;
import com.termfleet.figures.SymbolTables;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Money;
import com.termfleet.kernel.Symbol;
import com.termfleet.kernel.SymbolSpec;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Figures that a test sets; the symbols of connected followers are those that they have announced. */
final class RecordingFigures implements AccountFigures {

    static final Duration VALID_FOR = Duration.ofSeconds(6);

    private final RecordingDestination destination;
    private final Map<AccountId, Funds> funds = new HashMap<>();
    private final Map<AccountId, List<SymbolSpec>> ofMasters = new HashMap<>();
    private BigDecimal tickValue = BigDecimal.ZERO;
    private BigDecimal margin = BigDecimal.ZERO;

    RecordingFigures(RecordingDestination destination) {
        this.destination = destination;
    }

    /** Balance, equity and free margin are the same. */
    void has(AccountId account, String amount, @Nullable String currency, Instant at) {
        Money money = Money.of(amount);
        funds.put(account, new Funds(money, money, money, currency, at, VALID_FOR));
    }

    void has(AccountId account, Funds reported) {
        funds.put(account, reported);
    }

    /** Of one lot of every symbol of every follower. */
    void margin(String value) {
        margin = new BigDecimal(value);
    }

    void masterAnnounces(AccountId master, SymbolSpec... specs) {
        ofMasters.put(master, List.of(specs));
    }

    /** Of every symbol of every follower. */
    void tickValue(String value) {
        tickValue = new BigDecimal(value);
    }

    @Override
    public Optional<Funds> funds(AccountId account) {
        return Optional.ofNullable(funds.get(account));
    }

    @Override
    public SymbolMatch symbol(AccountId account, Symbol wanted) {
        RecordingDestination.Connected follower = destination.followers.get(account);
        Collection<SymbolSpec> specs = follower == null
                ? ofMasters.getOrDefault(account, List.of())
                : follower.specs().values();
        AccountSymbols symbols = new SymbolTables().open(null);
        specs.forEach(spec -> symbols.announce(spec, tickValue, margin));
        return symbols.match(wanted);
    }

    @Override
    public Optional<String> brokerLogin(AccountId account) {
        return Optional.empty();
    }
}
