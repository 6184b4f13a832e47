package com.termfleet.faults;

import com.termfleet.gateway.SessionRole;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Lots;
import com.termfleet.simulation.LineConnection;
import com.termfleet.simulation.ServerByLines;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A follower whose Expert Advisor and broker do what they are told, once, and tell the truth. */
final class HonestFollower {

    /** Ids of commands above this are further attempts of the pair that remains below it. */
    private static final long ATTEMPTS = 10_000_000_000_000L;

    private static final Duration HEARTBEAT = Duration.ofSeconds(2);
    private static final Lots STEP = Lots.of("0.01");
    private static final Lots MOST = Lots.of("100");

    /**
     * A position, or a pending order, which never fills.
     *
     * @param pair the copy that it is
     */
    record Position(long ticket, long pair, String type, String symbol, Lots lots) {

        boolean isOrder() {
            return type.contains("_");
        }
    }

    private final ServerByLines server;
    private final AccountId account;
    private final Map<Long, Position> positions = new LinkedHashMap<>();
    private final Set<Long> opened = new HashSet<>();
    private final Set<Long> openedTwice = new HashSet<>();
    private final Set<Long> removedOrders = new HashSet<>();
    private final Map<Long, String> answers = new HashMap<>();
    private final List<String> nonsense = new ArrayList<>();
    private LineConnection connection;
    private Instant beatAt = Instant.MIN;
    private long nextTicket = 70_001;

    HonestFollower(ServerByLines server, AccountId account) {
        this.server = server;
        this.account = account;
        this.connection = signIn();
        server.besides(this::act);
    }

    private LineConnection signIn() {
        LineConnection signedIn = server.signIn(SessionRole.FOLLOWER, account, "mode=HEDGING");
        signedIn.send(
                "SYM|EURUSD|5|0.01|100|0.01|100000|1|0.00001",
                "SYM|GBPUSD|5|0.01|100|0.01|100000|1|0.00001",
                heartbeat());
        showPositions(signedIn);
        return signedIn;
    }

    /** After it has hung up, or the server was restarted. */
    void connectAgain() {
        connection = signIn();
    }

    void hangUp() {
        connection.hangUp();
    }

    boolean isConnected() {
        return connection.isOpen();
    }

    private String heartbeat() {
        beatAt = server.now().plus(HEARTBEAT);
        return "HB|10000|10000|0|10000|" + positions.size() + "|1|1";
    }

    /** Answers what has come. */
    void act() {
        if (!server.now().isBefore(beatAt)) {
            connection.send(heartbeat());
        }
        for (String line : connection.take()) {
            String answer = answer(line.split("\\|", -1));
            if (answer != null) {
                connection.send(answer);
            }
            if (line.equals("SNAP_REQ")) {
                showPositions(connection);
            }
        }
    }

    private void showPositions(LineConnection to) {
        to.send("SNAP|" + positions.size());
        for (Position position : positions.values()) {
            to.send("POS|" + position.ticket + "|" + position.type + "|" + position.symbol + "|" + position.lots
                    + "|1.1|0|0|comment=TF" + position.pair);
        }
        to.send("SNAP_END");
    }

    private @Nullable String answer(String[] field) {
        if (!field[0].startsWith("CMD_")) {
            return null;
        }
        long id = Long.parseLong(option(field, "id="));
        String known = answers.get(id);
        if (known != null) {
            return known;
        }
        String answer = switch (field[0]) {
            case "CMD_OPEN" -> open(field, id);
            case "CMD_CLOSE" -> close(field, id);
            case "CMD_MODIFY" -> "ACK_MODIFY|" + field[1] + "|" + field[2] + "|id=" + id;
            default -> cancel(field, id);
        };
        answers.put(id, answer);
        return answer;
    }

    private String open(String[] field, long id) {
        long pair = id % ATTEMPTS;
        Lots lots = Lots.of(field[4]);
        if (lots.isZero() || !lots.floorTo(STEP).equals(lots) || MOST.isBelow(lots)) {
            nonsense.add(String.join("|", field));
        }
        Position position = new Position(nextTicket++, pair, field[1], field[2], lots);
        boolean isAgain = positions.values().stream().anyMatch(other -> other.pair == pair);
        if (isAgain || (!position.isOrder() && !opened.add(pair))) {
            openedTwice.add(pair);
        }
        positions.put(position.ticket, position);
        return "ACK_OPEN|" + field[7] + "|" + position.ticket + "|" + lots + "|" + field[1] + "|id=" + id
                + "|price=1.1|retcode=10009";
    }

    private String cancel(String[] field, long id) {
        long ticket = Long.parseLong(field[2]);
        Position order = positions.get(ticket);
        if (order != null && order.isOrder()) {
            positions.remove(ticket);
            removedOrders.add(ticket);
        }
        return removedOrders.contains(ticket)
                ? "ACK_CANCEL|" + field[1] + "|" + ticket + "|id=" + id
                : "NACK_CANCEL|" + field[1] + "|10035|no such order|id=" + id;
    }

    private String close(String[] field, long id) {
        Position position = positions.get(Long.parseLong(field[2]));
        if (position == null || position.isOrder()) {
            return "NACK_CLOSE|" + field[1] + "|10036|no such position|id=" + id;
        }
        Lots ordered = Lots.of(field[3]);
        Lots closed = ordered.isZero() ? position.lots : ordered.min(position.lots);
        Lots rest = position.lots.minus(closed);
        if (rest.isZero()) {
            positions.remove(position.ticket);
        } else {
            positions.put(
                    position.ticket,
                    new Position(position.ticket, position.pair, position.type, position.symbol, rest));
        }
        return "ACK_CLOSE|" + field[1] + "|" + field[2] + "|1.1|1.00|id=" + id + "|lot=" + closed + "|rest=" + rest;
    }

    private static String option(String[] field, String key) {
        for (String candidate : field) {
            if (candidate.startsWith(key)) {
                return candidate.substring(key.length());
            }
        }
        throw new AssertionError("a command without " + key + ": " + String.join("|", field));
    }

    /** What is open, by ticket. */
    Map<Long, Position> positions() {
        return positions;
    }

    /** Copies for which it was told to open more than one position, or to hold a position beside an order. */
    Set<Long> openedTwice() {
        return openedTwice;
    }

    /** Orders that no broker could execute. */
    List<String> nonsense() {
        return nonsense;
    }
}
