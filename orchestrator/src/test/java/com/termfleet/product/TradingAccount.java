package com.termfleet.product;

import com.termfleet.testing.Docker;
import com.termfleet.testing.ServerProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** A hosted account at which a person trades by hand, with the book of its broker. */
record TradingAccount(HostedTerminal terminal, String login, String server) {

    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final String BASES = "/terminal/bases";

    static TradingAccount create(ServerProcess host, long owner, String role, String login, String server)
            throws IOException {
        HostedTerminal terminal = HostedTerminal.create(host, owner, role, role + " " + login, login, server);
        return new TradingAccount(terminal, login, server);
    }

    String container() {
        return terminal.container();
    }

    /** Its account is opened anew, with one position for each symbol; the terminal is restarted for that. */
    void becomeNetting() {
        Docker.run(
                "exec",
                container(),
                "sh",
                "-c",
                "mkdir -p /terminal/simulator && printf '[Account]\\nNetting=1\\n' >/terminal/simulator/broker.ini && rm -r "
                        + BASES);
        Docker.run("kill", container());
        terminal.awaitRestart();
    }

    void fault(String words) {
        Docker.run("exec", container(), "/opt/termfleet/fault", words);
    }

    /** Any trade that changes a position or an order; returns when the broker has executed it. */
    void trades(String words) {
        BrokerBook before = book();
        trade(words, book -> !book.equals(before));
    }

    /** @return the new position's ticket */
    long opens(String words) {
        return added("open " + words, book -> book.positions());
    }

    /** @return the new order's ticket */
    long places(String words) {
        return added("place " + words, book -> book.orders());
    }

    private long added(String words, Function<BrokerBook, Map<Long, ?>> kind) {
        Set<Long> before = Set.copyOf(kind.apply(book()).keySet());
        BrokerBook after = trade(words, book -> kind.apply(book).size() > before.size());
        Set<Long> added = new HashSet<>(kind.apply(after).keySet());
        added.removeAll(before);
        return added.iterator().next();
    }

    private BrokerBook trade(String words, Predicate<BrokerBook> done) {
        fault("hand-trade " + words);
        return Conditions.awaitValue(DEADLINE, words + " at account " + login, this::book, done);
    }

    /** The market reaches a pending order. */
    void fills(long order) {
        fault("reach-order " + order);
        Conditions.awaitValue(
                DEADLINE,
                "the fill of order " + order,
                this::book,
                book -> book.positions().containsKey(order));
    }

    BrokerBook book() {
        return Conditions.awaitValue(
                        DEADLINE,
                        "the book of account " + login,
                        () -> BrokerBook.read(Docker.docker(
                                "exec", container(), "cat", BASES + "/" + server + "/" + login + ".book")),
                        Optional::isPresent)
                .orElseThrow();
    }
}
