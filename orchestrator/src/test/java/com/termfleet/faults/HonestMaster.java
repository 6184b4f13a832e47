package com.termfleet.faults;

import com.termfleet.gateway.SessionRole;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Lots;
import com.termfleet.simulation.LineConnection;
import com.termfleet.simulation.ServerByLines;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A master that does what it says, and whose every signal has to be acknowledged. */
final class HonestMaster {

    private final ServerByLines server;
    private final AccountId account;
    private final Random random;
    private final Map<Long, Lots> positions = new LinkedHashMap<>();
    private final List<Long> opened = new ArrayList<>();
    private LineConnection connection;
    private long nextTicket = 50_001;

    HonestMaster(ServerByLines server, AccountId account, Random random) {
        this.server = server;
        this.account = account;
        this.random = random;
        this.connection = server.signIn(SessionRole.MASTER, account);
    }

    /** After the server was restarted. */
    void connectAgain() {
        connection = server.signIn(SessionRole.MASTER, account);
    }

    void act() {
        int choice = random.nextInt(8);
        if (positions.isEmpty() || choice < 3) {
            open();
        } else if (choice < 5) {
            close(anyTicket());
        } else if (choice < 7) {
            closePart(anyTicket());
        } else {
            long ticket = anyTicket();
            say("CMD_MODIFY", ticket, "|1.0|" + (1.2 + random.nextInt(9) / 10.0));
        }
    }

    private long anyTicket() {
        return List.copyOf(positions.keySet()).get(random.nextInt(positions.size()));
    }

    void open() {
        long ticket = nextTicket++;
        Lots lots = new Lots(BigDecimal.valueOf(1 + random.nextInt(60), 2));
        positions.put(ticket, lots);
        opened.add(ticket);
        connection.send("CMD_OPEN|BUY|EURUSD|1.1|" + lots + "|0|0|" + ticket);
        expectAcknowledged("CMD_OPEN", ticket);
    }

    private void close(long ticket) {
        positions.remove(ticket);
        say("CMD_CLOSE", ticket, "|1.1|5.00");
    }

    private void closePart(long ticket) {
        Lots held = positions.getOrDefault(ticket, Lots.ZERO);
        Lots rest = held.times(new BigDecimal("0.5")).floorTo(Lots.of("0.01"));
        if (!rest.isZero()) {
            positions.put(ticket, rest);
            say("CMD_PARTIAL", ticket, "|" + held.minus(rest) + "|" + rest + "|1.1|2.00");
        }
    }

    void closeAll() {
        List.copyOf(positions.keySet()).forEach(this::close);
    }

    private void say(String command, long ticket, String rest) {
        connection.send(command + "|" + ticket + rest);
        expectAcknowledged(command, ticket);
    }

    private void expectAcknowledged(String command, long ticket) {
        List<String> answers = connection.take();
        if (answers.stream().noneMatch(line -> line.startsWith("ACK|" + command + "|" + ticket + "|"))) {
            throw new AssertionError(command + " of " + ticket + " was answered with " + answers);
        }
    }

    /** What is open, by ticket. */
    Map<Long, Lots> positions() {
        return positions;
    }

    /** All tickets that there ever were. */
    List<Long> opened() {
        return opened;
    }
}
