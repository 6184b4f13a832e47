package com.termfleet.figures;

import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Symbol;
import com.termfleet.kernel.SymbolSpec;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Figures of accounts that are read from their brokers, or reported over HTTP, instead of being announced over the gateway. They last until the account
 * is forgotten. Thread-safe.
 */
public final class ReportedFigures implements AccountFigures {

    private final SymbolTables tables;
    private final Map<AccountId, Funds> funds = new ConcurrentHashMap<>();
    private final Map<AccountId, AccountSymbols> symbols = new ConcurrentHashMap<>();
    private final Map<AccountId, List<HeldItem>> held = new ConcurrentHashMap<>();
    private final Map<AccountId, String> logins = new ConcurrentHashMap<>();

    public ReportedFigures(SymbolTables tables) {
        this.tables = tables;
    }

    /** One symbol that an account's broker offers. */
    public record Offered(SymbolSpec spec, BigDecimal tickValue) {}

    public void funds(AccountId account, Funds reported) {
        funds.put(account, reported);
    }

    /** @param items all that the account holds now */
    public void held(AccountId account, List<HeldItem> items) {
        held.put(account, List.copyOf(items));
    }

    /**
     * Replaces the account's symbols.
     *
     * @param server what accounts with equal symbols have in common
     * @param brokerLogin as of {@link AccountFigures#brokerLogin}
     * @return how many are kept
     */
    public int symbols(AccountId account, String server, String brokerLogin, Iterable<Offered> offered) {
        AccountSymbols announced = tables.open(server);
        offered.forEach(each -> announced.announce(each.spec(), each.tickValue()));
        logins.put(account, brokerLogin);
        AccountSymbols before = symbols.put(account, announced);
        if (before != null) {
            before.release();
        }
        return announced.count();
    }

    public void forget(AccountId account) {
        funds.remove(account);
        held.remove(account);
        logins.remove(account);
        AccountSymbols announced = symbols.remove(account);
        if (announced != null) {
            announced.release();
        }
    }

    /** Whether anything was reported for the account. */
    boolean knows(AccountId account) {
        return funds.containsKey(account) || logins.containsKey(account);
    }

    @Override
    public Optional<Funds> funds(AccountId account) {
        return Optional.ofNullable(funds.get(account));
    }

    @Override
    public Optional<List<HeldItem>> held(AccountId account) {
        return Optional.ofNullable(held.get(account));
    }

    @Override
    public SymbolMatch symbol(AccountId account, Symbol wanted) {
        AccountSymbols announced = symbols.get(account);
        return announced == null ? new SymbolMatch.NothingAnnounced() : announced.match(wanted);
    }

    @Override
    public List<SymbolMatch.Found> symbols(AccountId account) {
        AccountSymbols announced = symbols.get(account);
        return announced == null ? List.of() : announced.all();
    }

    @Override
    public Optional<String> brokerLogin(AccountId account) {
        return Optional.ofNullable(logins.get(account));
    }
}
