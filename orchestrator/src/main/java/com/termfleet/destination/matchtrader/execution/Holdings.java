package com.termfleet.destination.matchtrader.execution;

import com.termfleet.destination.CopyMark;
import com.termfleet.destination.HeldPosition;
import com.termfleet.destination.matchtrader.intent.Intents;
import com.termfleet.destination.matchtrader.session.BrokerItem;
import com.termfleet.destination.matchtrader.session.SessionException;
import com.termfleet.destination.matchtrader.session.TradingSession;
import com.termfleet.figures.HeldItem;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.PairId;
import com.termfleet.kernel.Ticket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** What an account held when that was last read, with the numbers by which the copies know it. One thread uses it. */
public final class Holdings {

    /** A broker's list can lag behind what it has answered. */
    private static final Duration LAG = Duration.ofSeconds(10);

    private static final List<Duration> LOOKS =
            List.of(Duration.ZERO, Duration.ofMillis(150), Duration.ofMillis(350), Duration.ofMillis(500));

    private final AccountId account;
    private final TradingSession session;
    private final Intents intents;
    private final Pace pace;
    private Map<String, BrokerItem> items = Map.of();
    private Map<String, Intents.Numbered> numbers = Map.of();
    private Map<String, BrokerItem> shown = Map.of();
    private final Map<String, Instant> endedUntil = new HashMap<>();

    public Holdings(AccountId account, TradingSession session, Intents intents, Pace pace) {
        this.account = account;
        this.session = session;
        this.intents = intents;
        this.pace = pace;
    }

    /** @throws SessionException if the broker does not answer; what was read before stays */
    public void refresh() {
        Instant now = pace.now();
        endedUntil.values().removeIf(until -> !now.isBefore(until));
        Map<String, BrokerItem> read = new HashMap<>();
        for (BrokerItem item : session.items()) {
            // Filled between two answers, an order is listed as both: the position is newer.
            if (!endedUntil.containsKey(item.id())) {
                read.merge(item.id(), item, (one, other) -> one.isOrder() ? other : one);
            }
        }
        Map<String, Intents.Numbered> numbered = intents.number(account, List.copyOf(read.keySet()));
        items = read;
        numbers = new HashMap<>(numbered);
        for (BrokerItem item : read.values()) {
            if (pairOf(item.id()).isEmpty()) {
                CopyMark.pair(item.comment()).ifPresent(pair -> assign(item.id(), pair));
            }
        }
    }

    /** @return false if the broker does not answer now */
    boolean tryRefresh() {
        try {
            refresh();
            return true;
        } catch (SessionException e) {
            return false;
        }
    }

    /** Reads until it is so, for about a second. */
    boolean refreshUntil(BooleanSupplier isSo) {
        for (Duration wait : LOOKS) {
            Pace.rest(wait);
            if (tryRefresh() && isSo.getAsBoolean()) {
                return true;
            }
        }
        return false;
    }

    Intents.Numbered assign(String id, PairId pair) {
        Intents.Numbered numbered = intents.assign(account, id, pair);
        numbers.put(id, numbered);
        return numbered;
    }

    /** The broker has answered that it is closed or removed, whatever its list shows for a moment. */
    void ended(String id) {
        endedUntil.put(id, pace.now().plus(LAG));
        items = new HashMap<>(items);
        items.remove(id);
    }

    Optional<BrokerItem> byId(String id) {
        return Optional.ofNullable(items.get(id));
    }

    Optional<BrokerItem> byTicket(Ticket ticket) {
        return items.values().stream()
                .filter(item -> numberOf(item).ticket().equals(ticket))
                .findFirst();
    }

    /** The open position of a copy. */
    Optional<BrokerItem> positionOf(PairId pair) {
        return items.values().stream()
                .filter(item -> !item.isOrder()
                        && pairOf(item.id()).filter(pair::equals).isPresent())
                .findFirst();
    }

    List<BrokerItem> items() {
        return List.copyOf(items.values());
    }

    Set<String> ids() {
        return Set.copyOf(items.keySet());
    }

    /** Ids that belong to copies, of these and of what is held. */
    Set<String> taken(List<String> others) {
        List<String> all = new ArrayList<>(others);
        all.addAll(items.keySet());
        Set<String> taken = new HashSet<>();
        intents.number(account, all).forEach((id, number) -> {
            if (number.pair() != null) {
                taken.add(id);
            }
        });
        return taken;
    }

    private Optional<PairId> pairOf(String id) {
        return Optional.ofNullable(numbers.get(id)).map(Intents.Numbered::pair);
    }

    private Intents.Numbered numberOf(BrokerItem item) {
        Intents.Numbered numbered = numbers.get(item.id());
        if (numbered == null) {
            throw new IllegalStateException("No ticket for " + item.id());
        }
        return numbered;
    }

    /** Whether the last snapshot is out of date. */
    public boolean isChanged() {
        return items.size() != shown.size()
                || !items.values().stream().allMatch(item -> {
                    BrokerItem before = shown.get(item.id());
                    return before != null && before.isSame(item);
                });
    }

    /** Everything that is held, for people and programs. */
    public List<HeldItem> listed() {
        return items.values().stream()
                .map(item -> new HeldItem(
                        item.id(),
                        numberOf(item).ticket(),
                        item.type(),
                        item.symbol(),
                        item.lots(),
                        item.price(),
                        item.stopLoss(),
                        item.takeProfit(),
                        item.since(),
                        item.comment(),
                        item.profit()))
                .sorted(Comparator.comparing(item -> item.ticket().value()))
                .toList();
    }

    /** Everything that is held; counts as shown from now on. */
    public List<HeldPosition> snapshot() {
        shown = items;
        return items.values().stream()
                .map(item -> new HeldPosition(
                        numberOf(item).ticket(),
                        item.type(),
                        item.symbol(),
                        item.lots(),
                        item.price(),
                        item.stopLoss(),
                        item.takeProfit(),
                        pairOf(item.id()),
                        item.profit()))
                .toList();
    }
}
