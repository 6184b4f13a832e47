package com.termfleet.destination.mt5;

import com.termfleet.destination.Follower;
import com.termfleet.gateway.Session;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Symbol;
import com.termfleet.kernel.SymbolSpec;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A follower's session and the symbols of its broker. Its session's event loop writes, any thread reads. */
final class Mt5Follower implements Follower {

    /** Brokers list some thousands; what is beyond this is not remembered. */
    private static final int MOST_SYMBOLS = 20_000;

    private final Session session;
    private final Map<Symbol, SymbolSpec> specs = new ConcurrentHashMap<>();

    Mt5Follower(Session session) {
        this.session = session;
    }

    Session session() {
        return session;
    }

    void announce(SymbolSpec spec) {
        if (specs.size() < MOST_SYMBOLS || specs.containsKey(spec.symbol())) {
            specs.put(spec.symbol(), spec);
        }
    }

    @Override
    public AccountId account() {
        return session.account();
    }

    @Override
    public Optional<SymbolSpec> spec(Symbol symbol) {
        return Optional.ofNullable(specs.get(symbol));
    }

    @Override
    public Set<Symbol> symbols() {
        return Collections.unmodifiableSet(specs.keySet());
    }

    /** Those of system A neither name themselves nor announce symbols. */
    @Override
    public boolean knowsRepeats() {
        return session.introduction().expert() != null || !specs.isEmpty();
    }

    @Override
    public boolean isNetting() {
        return "NETTING".equals(session.introduction().mode());
    }
}
