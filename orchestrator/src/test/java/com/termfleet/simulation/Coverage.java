package com.termfleet.simulation;

import com.termfleet.copy.processor.SimulatedDatabase;
import com.termfleet.gateway.SessionRole;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** How often each thing has happened in a run: promises that are kept because nothing happens prove nothing. */
final class Coverage {

    private final Map<String, Integer> counts = new TreeMap<>();

    /** By what has happened, sorted. */
    Map<String, Integer> counts() {
        return counts;
    }

    void note(String what) {
        counts.merge(what, 1, Integer::sum);
    }

    /** Whole lines that the server sends. */
    void serverSays(Client client, byte[] bytes) {
        if (client.role() != SessionRole.FOLLOWER) {
            return;
        }
        for (String line : new String(bytes, StandardCharsets.UTF_8).lines().toList()) {
            String[] field = line.split("\\|");
            switch (field[0]) {
                case "CMD_OPEN" -> note(field[1].contains("_") ? "order placed" : "opened");
                case "CMD_CLOSE" -> note(isPartial(field) ? "closed partly" : "closed");
                case "CMD_CANCEL" -> note("order removed");
                case "CMD_MODIFY" -> note(line.contains("|price=") ? "order moved" : "stops changed");
                default -> {}
            }
        }
    }

    /** Whether the command says that something is to remain. */
    private static boolean isPartial(String[] close) {
        return Arrays.stream(close).anyMatch(option -> option.startsWith("rest=") && !option.equals("rest=0"));
    }

    /** What the account holds at the moment. */
    void look(BrokerAccount account, SimulatedDatabase database) {
        List<BrokerState.Position> copies = account.copies();
        if (copies.size() < 2) {
            return;
        }
        Map<String, String> sides = new HashMap<>();
        Set<Long> masters = new HashSet<>();
        for (BrokerState.Position position : copies) {
            String side = sides.putIfAbsent(position.symbol(), position.side());
            if (side != null && account.nets()) {
                note(side.equals(position.side()) ? "netted on one side" : "netted on both sides");
            }
            SimulatedDatabase.Copy copy = database.copy(position.pair().orElseThrow());
            if (copy != null) {
                masters.add(database.subscription(copy.subscription()).master().value());
            }
        }
        if (masters.size() > 1) {
            note("copies of several masters");
        }
    }

    /** What has become of all copies. */
    void end(SimulatedDatabase database) {
        Set<Long> trades = new HashSet<>();
        for (SimulatedDatabase.Copy copy : database.copies()) {
            note("copy " + copy.status() + (copy.reason() == null ? "" : " " + copy.reason()));
            if (copy.ticket() != 0
                    && !trades.add(copy.trade() * 100 + copy.follower().value())) {
                note("opened again");
            }
        }
    }
}
