package com.termfleet.copy.processor;

import com.termfleet.destination.Destination;
import com.termfleet.destination.ExecutionListener;
import com.termfleet.destination.Follower;
import com.termfleet.destination.Order;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.Symbol;
import com.termfleet.kernel.SymbolSpec;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Keeps what is sent, for followers that are connected when a test says so. */
final class RecordingDestination implements Destination {

    final Map<AccountId, Connected> followers = new HashMap<>();
    final List<Order> sent = new ArrayList<>();
    final List<AccountId> snapshotRequests = new ArrayList<>();

    record Connected(AccountId account, Map<Symbol, SymbolSpec> specs, boolean isNetting) implements Follower {

        @Override
        public Optional<SymbolSpec> spec(Symbol symbol) {
            return Optional.ofNullable(specs.get(symbol));
        }

        @Override
        public Set<Symbol> symbols() {
            return specs.keySet();
        }

        @Override
        public boolean knowsRepeats() {
            return !specs.isEmpty();
        }
    }

    static SymbolSpec spec(String name, String minimum, String maximum, String step) {
        return new SymbolSpec(
                Symbol.of(name),
                5,
                Lots.of(minimum),
                Lots.of(maximum),
                Lots.of(step),
                BigDecimal.valueOf(100_000),
                BigDecimal.ONE,
                new BigDecimal("0.00001"));
    }

    List<Order> take() {
        List<Order> taken = List.copyOf(sent);
        sent.clear();
        return taken;
    }

    @Override
    public Optional<Follower> find(AccountId account) {
        return Optional.ofNullable(followers.get(account));
    }

    @Override
    public void send(List<Order> orders) {
        orders.stream().filter(order -> followers.containsKey(order.follower())).forEach(sent::add);
    }

    @Override
    public void requestSnapshot(AccountId account) {
        snapshotRequests.add(account);
    }

    @Override
    public void reportTo(ExecutionListener listener) {
        // The rig hands reports to the duty cycle itself.
    }
}
