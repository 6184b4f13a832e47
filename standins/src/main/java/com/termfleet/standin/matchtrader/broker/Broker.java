package com.termfleet.standin.matchtrader.broker;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BooleanSupplier;

/**
 * The broker. Equal calls in equal order give equal results: ids count up, prices are set or walk by a seed. Market orders
 * fill in whole at the quote. Thread-safe: every call takes one lock.
 */
public final class Broker {

    private static final int FIRST_ID = 100_001;
    private static final int LARGEST_MOVE = 10;

    private final InstantSource clock;
    private final BooleanSupplier fillsKeepTheirId;
    private final Random walk;

    // All guarded by this.
    private final Map<String, Instrument> instruments = new LinkedHashMap<>();
    private final Map<String, Quote> quotes = new LinkedHashMap<>();
    private final Map<String, TradingAccount> accounts = new LinkedHashMap<>();
    private final List<BrokerListener> listeners = new ArrayList<>();
    private int nextId = FIRST_ID;

    /**
     * @param seed of the prices' walk
     * @param fillsKeepTheirId whether the position that a pending order becomes has the order's id
     */
    public Broker(InstantSource clock, long seed, BooleanSupplier fillsKeepTheirId) {
        this.clock = clock;
        this.walk = new Random(seed);
        this.fillsKeepTheirId = fillsKeepTheirId;
    }

    public synchronized void tell(BrokerListener listener) {
        listeners.add(listener);
    }

    public synchronized void list(Instrument instrument, Quote quote) {
        instruments.put(instrument.symbol(), instrument);
        quotes.put(instrument.symbol(), quote);
    }

    public synchronized void openAccount(String id, String currency, int leverage, BigDecimal balance) {
        accounts.put(id, new TradingAccount(id, currency, leverage, balance));
    }

    public synchronized List<String> accountIds() {
        return List.copyOf(accounts.keySet());
    }

    public synchronized List<Instrument> instruments() {
        return List.copyOf(instruments.values());
    }

    public synchronized Quote quote(String symbol) {
        Quote quote = quotes.get(symbol);
        if (quote == null) {
            throw new TradeRefused("UNKNOWN_SYMBOL", "Unknown symbol " + symbol);
        }
        return quote;
    }

    /** Sets the prices, fills the orders that they reach, and closes at stop loss and take profit. */
    public synchronized void quote(String symbol, BigDecimal bid, BigDecimal ask) {
        instrument(symbol);
        quotes.put(symbol, new Quote(bid, ask));
        accounts.values().forEach(account -> priceMoved(account, symbol));
    }

    /** Moves every price by up to ten points, this many times. */
    public synchronized void walk(int steps) {
        for (int step = 0; step < steps; step++) {
            for (Instrument instrument : List.copyOf(instruments.values())) {
                int points = walk.nextInt(2 * LARGEST_MOVE + 1) - LARGEST_MOVE;
                Quote moved =
                        quote(instrument.symbol()).moved(instrument.point().multiply(BigDecimal.valueOf(points)));
                quote(instrument.symbol(), moved.bid(), moved.ask());
            }
        }
    }

    public synchronized Funds funds(String id) {
        TradingAccount account = account(id);
        BigDecimal profit = BigDecimal.ZERO.setScale(2);
        BigDecimal margin = profit;
        for (Position position : account.positions.values()) {
            profit = profit.add(profit(id, position));
            margin = margin.add(Valuation.margin(
                    position.instrument(),
                    position.volume(),
                    position.openPrice(),
                    account.leverage,
                    account.currency));
        }
        return new Funds(account.currency, account.leverage, account.balance, profit, margin);
    }

    /** What the position would gain if it were closed now. */
    public synchronized BigDecimal profit(String id, Position position) {
        BigDecimal price = quote(position.instrument().symbol()).toClose(position.side());
        return Valuation.profit(position, position.volume(), price, account(id).currency);
    }

    public synchronized List<Position> positions(String id) {
        return List.copyOf(account(id).positions.values());
    }

    public synchronized List<PendingOrder> orders(String id) {
        return List.copyOf(account(id).orders.values());
    }

    /** Both ends included; oldest first. */
    public synchronized List<ClosedOperation> closed(String id, Instant from, Instant to) {
        return account(id).closed.stream()
                .filter(operation ->
                        !operation.time().isBefore(from) && !operation.time().isAfter(to))
                .toList();
    }

    public synchronized Position open(String id, OpenRequest order) {
        TradingAccount account = account(id);
        Instrument instrument = instrument(order.symbol());
        instrument.check(order.volume());
        Quote quote = quote(order.symbol());
        BigDecimal price = quote.toOpen(order.side());
        if (!order.levels().isValid(order.side(), quote.toClose(order.side()))) {
            throw new TradeRefused("INVALID_STOPS", "Invalid stop loss or take profit");
        }
        BigDecimal margin = Valuation.margin(instrument, order.volume(), price, account.leverage, account.currency);
        if (margin.compareTo(funds(id).freeMargin()) > 0) {
            throw new TradeRefused("NOT_ENOUGH_MONEY", "Not enough money");
        }
        Position position = new Position(
                newId(),
                instrument,
                order.side(),
                order.volume(),
                clock.instant(),
                price,
                order.levels(),
                order.comment());
        account.positions.put(position.id(), position);
        return position;
    }

    public synchronized void edit(String id, String position, Levels levels) {
        TradingAccount account = account(id);
        Position found = account.position(position);
        BigDecimal price = quote(found.instrument().symbol()).toClose(found.side());
        if (!levels.isValid(found.side(), price)) {
            throw new TradeRefused("INVALID_STOPS", "Invalid stop loss or take profit");
        }
        account.positions.put(position, found.with(levels));
    }

    /** @param volume at most what is open */
    public synchronized ClosedOperation close(String id, String position, BigDecimal volume) {
        Position found = account(id).position(position);
        if (volume.signum() <= 0 || volume.compareTo(found.volume()) > 0) {
            throw new TradeRefused("INVALID_VOLUME", "Invalid volume");
        }
        boolean isPart = volume.compareTo(found.volume()) < 0;
        if (isPart) {
            found.instrument().check(volume);
            found.instrument().check(found.volume().subtract(volume));
        }
        return close(account(id), found, volume, isPart ? "CLOSE_REASON_PARTIAL" : "CLOSE_REASON_USER");
    }

    public synchronized PendingOrder place(String id, PendingRequest request) {
        OpenRequest order = request.order();
        Instrument instrument = instrument(order.symbol());
        instrument.check(order.volume());
        PendingOrder placed = new PendingOrder(
                newId(),
                instrument,
                request.kind(),
                order.side(),
                order.volume(),
                request.price(),
                clock.instant(),
                order.levels(),
                order.comment());
        if (placed.isReached(quote(order.symbol()))) {
            throw new TradeRefused("INVALID_PRICE", "Invalid price");
        }
        account(id).orders.put(placed.id(), placed);
        return placed;
    }

    public synchronized void edit(String id, String order, BigDecimal volume, BigDecimal price, Levels levels) {
        PendingOrder changed = account(id).order(order).with(volume, price, levels);
        changed.instrument().check(volume);
        if (changed.isReached(quote(changed.instrument().symbol()))) {
            throw new TradeRefused("INVALID_PRICE", "Invalid price");
        }
        account(id).orders.put(order, changed);
    }

    public synchronized void cancel(String id, String order) {
        TradingAccount account = account(id);
        account.order(order);
        account.orders.remove(order);
    }

    private void priceMoved(TradingAccount account, String symbol) {
        Quote quote = quote(symbol);
        for (PendingOrder order : new ArrayList<>(account.orders.values())) {
            if (order.instrument().symbol().equals(symbol) && order.isReached(quote)) {
                fill(account, order, quote);
            }
        }
        for (Position position : new ArrayList<>(account.positions.values())) {
            BigDecimal price = quote.toClose(position.side());
            if (position.instrument().symbol().equals(symbol)
                    && position.levels().isReached(position.side(), price)) {
                close(account, position, position.volume(), "CLOSE_REASON_STOP");
            }
        }
    }

    private void fill(TradingAccount account, PendingOrder order, Quote quote) {
        account.orders.remove(order.id());
        String id = fillsKeepTheirId.getAsBoolean() ? order.id() : newId();
        Position position = new Position(
                id,
                order.instrument(),
                order.side(),
                order.volume(),
                clock.instant(),
                quote.toOpen(order.side()),
                order.levels(),
                order.comment());
        account.positions.put(id, position);
        listeners.forEach(listener -> listener.filled(account.id, order, position));
    }

    private ClosedOperation close(TradingAccount account, Position position, BigDecimal volume, String reason) {
        BigDecimal price = quote(position.instrument().symbol()).toClose(position.side());
        BigDecimal profit = Valuation.profit(position, volume, price, account.currency);
        long number = 1
                + account.closed.stream()
                        .filter(operation -> operation.position().id().equals(position.id()))
                        .count();
        ClosedOperation operation = new ClosedOperation(
                position.id() + "_close" + number, position, volume, price, profit, clock.instant(), reason);
        account.closed.add(operation);
        account.balance = account.balance.add(profit);
        BigDecimal rest = position.volume().subtract(volume);
        if (rest.signum() == 0) {
            account.positions.remove(position.id());
        } else {
            account.positions.put(position.id(), position.withVolume(rest));
        }
        listeners.forEach(listener -> listener.closed(account.id, operation, rest));
        return operation;
    }

    private Instrument instrument(String symbol) {
        Instrument instrument = instruments.get(symbol);
        if (instrument == null) {
            throw new TradeRefused("UNKNOWN_SYMBOL", "Unknown symbol " + symbol);
        }
        return instrument;
    }

    private TradingAccount account(String id) {
        TradingAccount account = accounts.get(id);
        if (account == null) {
            throw new TradeRefused("UNKNOWN_ACCOUNT", "Unknown account " + id);
        }
        return account;
    }

    private String newId() {
        return "W" + nextId++;
    }
}
