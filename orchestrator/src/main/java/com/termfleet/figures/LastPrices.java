package com.termfleet.figures;

import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.Symbol;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The last prices at masters' brokers, as experts of the CopyTradePro dialect report them every second: what is open is worth now.
 * Event loops write, any thread reads.
 */
public final class LastPrices {

    /** More charts than a master can have connected at once. */
    private static final int MOST_SYMBOLS = 100;

    private final Map<AccountId, Map<Symbol, Quoted>> byAccount = new ConcurrentHashMap<>();

    /** @param at when the server received it */
    public record Quoted(Price bid, Price ask, Instant at) {}

    public void put(AccountId account, Symbol symbol, Price bid, Price ask, Instant at) {
        Map<Symbol, Quoted> prices = byAccount.computeIfAbsent(account, any -> new ConcurrentHashMap<>());
        if (prices.size() < MOST_SYMBOLS || prices.containsKey(symbol)) {
            prices.put(symbol, new Quoted(bid, ask, at));
        }
    }

    /** Whether nothing was reported since the server started. */
    public boolean isEmpty() {
        return byAccount.isEmpty();
    }

    /** However old it is; empty if none was reported since the server started. */
    public Optional<Quoted> of(AccountId account, Symbol symbol) {
        return Optional.ofNullable(byAccount.getOrDefault(account, Map.of()).get(symbol));
    }
}
