package com.termfleet.copy.processor;

import com.termfleet.destination.Destination;
import com.termfleet.destination.ExecutionListener;
import com.termfleet.destination.Follower;
import com.termfleet.destination.Order;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.Symbol;
import com.termfleet.kernel.SymbolSpec;
import com.termfleet.kernel.Ticket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Keeps what is sent, for followers that are connected when a test says so. */
final class RecordingDestination implements Destination {

    final Map<AccountId, Connected> followers = new HashMap<>();
    final List<Order> sent = new ArrayList<>();
    final List<AccountId> snapshotRequests = new ArrayList<>();

    /** Of each list of tickets that was compared, what is to be closed. */
    final List<List<Ticket>> compared = new ArrayList<>();

    /** Whose next orders are dropped, as when the queue of its connection is full. */
    final Set<AccountId> full = new HashSet<>();

    /** Runs while orders are being handed over. */
    Runnable whileSending = () -> {};

    record Connected(
            AccountId account,
            Map<Symbol, SymbolSpec> specs,
            boolean isNetting,
            @Nullable String login,
            boolean checksPrices,
            boolean isExpert,
            boolean isBasic)
            implements Follower {

        Connected(AccountId account, Map<Symbol, SymbolSpec> specs, boolean isNetting, @Nullable String login) {
            this(account, specs, isNetting, login, true, false, false);
        }

        Connected(
                AccountId account,
                Map<Symbol, SymbolSpec> specs,
                boolean isNetting,
                @Nullable String login,
                boolean checksPrices,
                boolean isExpert) {
            this(account, specs, isNetting, login, checksPrices, isExpert, false);
        }

        /** One of the CopyTradePro dialect. */
        static Connected basic(AccountId account) {
            return new Connected(account, Map.of(), false, null, false, false, true);
        }

        @Override
        public int symbolCount() {
            return specs.size();
        }

        @Override
        public boolean knowsRepeats() {
            return isExpert || !specs.isEmpty();
        }

        @Override
        public Optional<String> brokerLogin() {
            return Optional.ofNullable(login);
        }
    }

    static SymbolSpec spec(String name, String minimum, String maximum, String step) {
        return new SymbolSpec(Symbol.of(name), Lots.of(minimum), Lots.of(maximum), Lots.of(step));
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
        orders.stream()
                .filter(order -> followers.containsKey(order.follower()) && !full.contains(order.follower()))
                .forEach(sent::add);
        whileSending.run();
    }

    @Override
    public void requestSnapshot(AccountId account) {
        snapshotRequests.add(account);
    }

    @Override
    public void compared(AccountId account, List<Ticket> notCopied, String reason) {
        compared.add(notCopied);
    }

    @Override
    public void reportTo(ExecutionListener listener) {
        // The rig hands reports to the processor itself.
    }
}
