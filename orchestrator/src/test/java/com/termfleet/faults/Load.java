package com.termfleet.faults;

import com.termfleet.kernel.Lots;
import com.termfleet.simulation.BrokerState;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;

/**
 * Masters that trade by hand, as a seed says: one after the other, for some seconds each, since an Expert Advisor that has just
 * started reports nothing before its account has been at rest for two seconds.
 */
final class Load {

    private static final List<String> SYMBOLS = List.of("EURUSD", "GBPUSD", "USDJPY");
    private static final List<String> ORDERS = List.of("buy-limit", "sell-limit", "buy-stop", "sell-stop");
    private static final int MOST_POSITIONS = 12;
    private static final int MOST_ORDERS = 6;

    private static final int TURN_MILLIS = 2_500;

    /** Of all ticks, so many in a hundred bring an action. */
    private static final int PERCENT = 15;

    private final Random random;
    private final List<LiveAccount> masters;

    Load(Random random, List<LiveAccount> masters) {
        this.random = random;
        this.masters = masters;
    }

    /** @param now milliseconds since some moment */
    void act(long now) {
        if (random.nextInt(100) < PERCENT) {
            act(masters.get((int) (now / TURN_MILLIS % masters.size())));
        }
    }

    private void act(LiveAccount master) {
        master.look();
        List<BrokerState.Position> open = master.positions(false);
        if (random.nextInt(4) == 0) {
            actOnOrders(master);
            return;
        }
        int choice = random.nextInt(12);
        if (open.isEmpty() || (choice < 5 && open.size() < MOST_POSITIONS)) {
            BigDecimal lots = BigDecimal.valueOf(1 + random.nextInt(60), 2);
            master.command("open " + SYMBOLS.get(random.nextInt(SYMBOLS.size()))
                    + (random.nextBoolean() ? " buy " : " sell ") + lots);
            return;
        }
        BrokerState.Position position = open.get(random.nextInt(open.size()));
        if (choice < 8) {
            master.command("close " + position.ticket());
        } else if (choice < 10) {
            closePart(master, position);
        } else {
            // So far off that the market does not reach them.
            int distance = random.nextInt(3) == 0 ? 0 : 5_000 + random.nextInt(5_000);
            master.command("stops " + position.ticket() + " " + distance + " " + distance);
        }
    }

    private void actOnOrders(LiveAccount master) {
        List<BrokerState.Order> waiting = master.orders(false);
        int choice = random.nextInt(5);
        if (waiting.isEmpty() || (choice < 2 && waiting.size() < MOST_ORDERS)) {
            BigDecimal lots = BigDecimal.valueOf(1 + random.nextInt(60), 2);
            master.command("place " + SYMBOLS.get(random.nextInt(SYMBOLS.size())) + " "
                    + ORDERS.get(random.nextInt(ORDERS.size())) + " " + lots + " " + distance() + " 0");
            return;
        }
        long ticket = waiting.get(random.nextInt(waiting.size())).ticket();
        master.command(choice < 4 ? "cancel " + ticket : "move " + ticket + " " + distance());
    }

    /** Some so near that the market reaches them soon, on the masters' accounts and on the followers' accounts. */
    private int distance() {
        return 10 + random.nextInt(200);
    }

    private static void closePart(LiveAccount master, BrokerState.Position position) {
        Lots part = position.lots().times(new BigDecimal("0.4")).floorTo(Lots.of("0.01"));
        if (!part.isZero()) {
            master.command("partial " + position.ticket() + " " + part);
        }
    }

    void closeAll() {
        for (LiveAccount master : masters) {
            master.look();
            master.positions(false).forEach(position -> master.command("close " + position.ticket()));
            master.orders(false).forEach(order -> master.command("cancel " + order.ticket()));
        }
    }
}
