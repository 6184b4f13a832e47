package com.termfleet.destination.polled;

import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.Money;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.Ticket;
import com.termfleet.testing.Polling;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** An expert that asks for orders, executes them in a book of its own, and confirms by ticket without naming the offer. */
final class ToyExpert implements AutoCloseable {

    private static final Lots SMALLEST = Lots.of("0.01");
    private static final AtomicLong TICKETS = new AtomicLong(9_000);

    private final PolledFollowers platform;
    private final AccountId account;
    private final Map<Ticket, Entry> book = new LinkedHashMap<>();
    private final Thread thread;
    private volatile boolean running = true;

    private record Entry(Confirmation.Action type, String symbol, Lots lots, Price price, Price stop, Price take) {

        String text() {
            String at = type.name().contains("_") ? " at=" + price : "";
            return "%s %s%s sl=%s tp=%s".formatted(type, lots, at, stop, take);
        }
    }

    ToyExpert(PolledFollowers platform, AccountId account) {
        this.platform = platform;
        this.account = account;
        this.thread = Thread.ofVirtual().start(this::run);
    }

    private void run() {
        while (running) {
            platform.poll(account, Optional.empty()).forEach(this::execute);
            Polling.pause();
        }
    }

    private synchronized void execute(Offer offer) {
        switch (offer.action()) {
            case "CLOSE" -> close(Objects.requireNonNull(offer.ticket()), offer.volume());
            case "MODIFY" -> modify(Objects.requireNonNull(offer.ticket()), offer);
            case "CANCEL" -> {
                Entry removed = book.remove(offer.ticket());
                confirm(Objects.requireNonNull(offer.ticket()), Confirmation.Action.CANCEL, removed, offer.volume());
            }
            default -> open(offer);
        }
    }

    /** The broker takes no less than the smallest volume, and the expert tells nothing of that. */
    private void open(Offer offer) {
        if (offer.volume().isBelow(SMALLEST)) {
            return;
        }
        Ticket ticket = Ticket.of(TICKETS.incrementAndGet());
        Entry entry = new Entry(
                Confirmation.Action.valueOf(offer.action()),
                offer.symbol().name(),
                offer.volume(),
                offer.entry(),
                offer.stopLoss(),
                offer.takeProfit());
        book.put(ticket, entry);
        confirm(ticket, entry.type(), entry, offer.volume());
    }

    private void close(Ticket ticket, Lots lots) {
        Entry entry = book.get(ticket);
        if (entry == null) {
            return;
        }
        if (lots.isBelow(entry.lots())) {
            book.put(
                    ticket,
                    new Entry(
                            entry.type(),
                            entry.symbol(),
                            entry.lots().minus(lots),
                            entry.price(),
                            entry.stop(),
                            entry.take()));
        } else {
            book.remove(ticket);
        }
        confirm(ticket, Confirmation.Action.CLOSE, entry, lots);
    }

    private void modify(Ticket ticket, Offer offer) {
        Entry entry = Objects.requireNonNull(book.get(ticket));
        Price price = offer.entry().isNone() ? entry.price() : offer.entry();
        book.put(
                ticket,
                new Entry(entry.type(), entry.symbol(), entry.lots(), price, offer.stopLoss(), offer.takeProfit()));
        confirm(ticket, Confirmation.Action.MODIFY, entry, entry.lots());
    }

    private void confirm(Ticket ticket, Confirmation.Action action, @Nullable Entry entry, Lots lots) {
        String symbol = entry == null ? "EURUSD" : entry.symbol();
        Optional<String> _ = platform.confirm(
                account, new Confirmation(ticket, null, symbol, action, lots, Price.of("1.1"), Money.ZERO));
    }

    synchronized List<String> book() {
        return book.values().stream().map(Entry::text).toList();
    }

    synchronized void closeAllByHand() {
        List.copyOf(book.keySet())
                .forEach(ticket ->
                        close(ticket, Objects.requireNonNull(book.get(ticket)).lots()));
    }

    @Override
    public void close() throws InterruptedException {
        running = false;
        thread.join();
    }
}
