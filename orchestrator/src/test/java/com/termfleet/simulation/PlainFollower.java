package com.termfleet.simulation;

import com.termfleet.gateway.SessionRole;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Lots;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A follower with an Expert Advisor of system A: it announces nothing, sends no heartbeat, does each command it receives
 * without looking whether it has done it before, and answers without {@code id=}.
 */
final class PlainFollower implements Client {

    private static final long RECONNECT_AFTER = 1_000;

    /** @param pair what the command named as its id; the client itself does not use it */
    record Position(long ticket, long masterTicket, long pair, Lots lots) {}

    private final AccountId account;
    private final Wire wire;
    private final StringBuilder received = new StringBuilder();
    private final List<String> toSend = new ArrayList<>();
    private final Map<Long, Position> positions = new LinkedHashMap<>();
    private final Map<Long, Integer> opens = new LinkedHashMap<>();
    /** Pending orders; none ever fills. */
    private final Set<Long> orders = new HashSet<>();

    private boolean wantsConnection = true;
    private long connectsAt;
    private long nextTicket = 900_000_001;

    PlainFollower(AccountId account, Random random) {
        this.account = account;
        this.wire = new Wire(random);
    }

    @Override
    public String name() {
        return "plain FOLLOWER " + account;
    }

    @Override
    public AccountId account() {
        return account;
    }

    @Override
    public SessionRole role() {
        return SessionRole.FOLLOWER;
    }

    @Override
    public Wire wire() {
        return wire;
    }

    /** All positions that there ever were; a closed one has zero lots. */
    Collection<Position> everOpened() {
        return positions.values();
    }

    /** How often each pair was opened. */
    Map<Long, Integer> opens() {
        return opens;
    }

    @Override
    public void step(long now, Network network) {
        if (!wire.isConnected()) {
            if (wantsConnection) {
                connectsAt = now + RECONNECT_AFTER;
                wantsConnection = false;
            }
            if (connectsAt <= now) {
                connect(network, now);
            }
            return;
        }
        for (String line : toSend) {
            wire.send((line + "\n").getBytes(StandardCharsets.UTF_8), now);
        }
        toSend.clear();
    }

    private void connect(Network network, long now) {
        ServerConnection server = network.connect(this);
        received.setLength(0);
        toSend.clear();
        if (server == null) {
            connectsAt = now + RECONNECT_AFTER;
            return;
        }
        wire.connect(server);
        toSend.add("AUTH|FOLLOWER|" + Tokens.of(SessionRole.FOLLOWER, account));
    }

    @Override
    public void receive(byte[] bytes) {
        received.append(new String(bytes, StandardCharsets.UTF_8));
        for (int end = received.indexOf("\n"); end >= 0; end = received.indexOf("\n")) {
            String line = received.substring(0, end);
            received.delete(0, end + 1);
            String answer = answer(line.split("\\|"));
            if (answer != null) {
                toSend.add(answer);
            }
        }
    }

    private @Nullable String answer(String[] field) {
        return switch (field[0]) {
            case "CMD_OPEN" -> open(field);
            case "CMD_CLOSE" -> close(field);
            case "CMD_CANCEL" -> cancel(field);
            case "CMD_MODIFY" -> "ACK_MODIFY|" + field[1] + "|" + field[2];
            case "PING" -> "PONG|" + field[1] + "|0";
            default -> null;
        };
    }

    private String open(String[] field) {
        long pair = BrokerState.pairOf("TF" + option(field, "id")).orElseThrow();
        Lots lots = Lots.of(field[4]);
        if (field[1].contains("_")) {
            orders.add(nextTicket);
            return "ACK_OPEN|" + field[7] + "|" + nextTicket++ + "|" + lots + "|" + field[1];
        }
        Position position = new Position(nextTicket++, Long.parseLong(field[7]), pair, lots);
        positions.put(position.ticket, position);
        opens.merge(pair, 1, Integer::sum);
        return "ACK_OPEN|" + field[7] + "|" + position.ticket + "|" + lots + "|" + field[1];
    }

    private String cancel(String[] field) {
        return orders.remove(Long.parseLong(field[2]))
                ? "ACK_CANCEL|" + field[1] + "|" + field[2]
                : "NACK_CANCEL|" + field[1] + "|10035|no such order";
    }

    private String close(String[] field) {
        long ticket = Long.parseLong(field[2]);
        Lots lots = Lots.of(field[3]);
        Position position = positions.get(ticket);
        if (position == null || position.lots.isZero()) {
            return "NACK_CLOSE|" + field[1] + "|10036|no such position";
        }
        Lots rest = lots.isZero() || !lots.isBelow(position.lots) ? Lots.ZERO : position.lots.minus(lots);
        positions.put(ticket, new Position(ticket, position.masterTicket, position.pair, rest));
        return "ACK_CLOSE|" + field[1] + "|" + field[2] + "|1.1|1.00";
    }

    private static String option(String[] field, String key) {
        for (String candidate : field) {
            if (candidate.startsWith(key + "=")) {
                return candidate.substring(key.length() + 1);
            }
        }
        throw new IllegalArgumentException("a command without " + key + "=");
    }

    @Override
    public void hungUp() {
        wantsConnection = true;
    }

    @Override
    public void calm() {
        wire.calm();
    }

    @Override
    public void close() {
        // It owns nothing.
    }
}
