package com.termfleet.simulation;

import com.termfleet.kernel.Lots;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** What masters and followers do by hand. Each is chosen as often as its weight says. */
final class Actions {

    /** Something that can happen. */
    interface Action {
        void happen();
    }

    private record Weighted(String name, int weight, Action action) {}

    private static final List<String> SYMBOLS = List.of("EURUSD", "EURUSD", "GBPUSD", "USDJPY");
    private static final List<String> ORDER_TYPES = List.of("buy-limit", "sell-limit", "buy-stop", "sell-stop");
    private static final int MOST_POSITIONS = 6;
    private static final int MOST_ORDERS = 4;

    /** Names of what is left out, to narrow the cause of a failure down. */
    static final Set<String> WITHOUT =
            Set.of(System.getProperty("simulation.without", "").split(","));

    private final World world;
    private final Random random;
    private final List<Weighted> all = new ArrayList<>();
    private int total;

    Actions(World world) {
        this.world = world;
        this.random = world.random;
        add("open", 14, this::masterOpens);
        add("close", 9, this::masterCloses);
        add("close-part", 5, this::masterClosesAPart);
        add("stops", 6, this::masterSetsStops);
        add("hand-close", 2, this::followerClosesByHand);
        add("hand-close-part", 1, this::followerClosesAPartByHand);
        add("place", 9, this::masterPlaces);
        add("move", 4, this::masterMovesAnOrder);
        add("cancel", 3, this::masterCancels);
        add("hand-cancel", 1, this::followerCancelsByHand);
        new OwnersActions(world, this);
        new Faults(world, this);
    }

    /** @param name by which a person may leave it out, to narrow the cause of a failure down */
    void add(String name, int weight, Action action) {
        if (WITHOUT.contains(name)) {
            return;
        }
        all.add(new Weighted(name, weight, action));
        total += weight;
    }

    void any() {
        int left = random.nextInt(total);
        for (Weighted choice : all) {
            left -= choice.weight;
            if (left < 0) {
                world.coverage.note("action " + choice.name);
                choice.action.happen();
                return;
            }
        }
    }

    private void masterOpens() {
        BrokerAccount account = anyMaster();
        if (account.ownPositions().size() < MOST_POSITIONS) {
            BigDecimal lots = BigDecimal.valueOf(1 + random.nextInt(60), 2);
            command(account, "open " + world.any(SYMBOLS) + (random.nextBoolean() ? " buy " : " sell ") + lots);
        }
    }

    private void masterCloses() {
        BrokerAccount account = anyMaster();
        if (!account.ownPositions().isEmpty()) {
            command(account, "close " + world.any(account.ownPositions()).ticket());
        }
    }

    private void masterClosesAPart() {
        BrokerAccount account = anyMaster();
        if (!account.ownPositions().isEmpty()) {
            closeAPart(account, world.any(account.ownPositions()));
        }
    }

    /** Sometimes so near that the market reaches them soon, on the master's account and on the followers' accounts. */
    private void masterSetsStops() {
        BrokerAccount account = anyMaster();
        if (!account.ownPositions().isEmpty()) {
            long ticket = world.any(account.ownPositions()).ticket();
            command(account, "stops " + ticket + " " + distance() + " " + distance());
        }
    }

    private int distance() {
        return switch (random.nextInt(4)) {
            case 0 -> 0;
            case 1 -> 15 + random.nextInt(30);
            default -> 100 + random.nextInt(900);
        };
    }

    /** Some near the price, so that they fill soon, on one side first; some expire. */
    private void masterPlaces() {
        BrokerAccount account = anyMaster();
        if (account.ownOrders().size() < MOST_ORDERS) {
            BigDecimal lots = BigDecimal.valueOf(1 + random.nextInt(60), 2);
            int lives = random.nextInt(4) == 0 ? 1_000 + random.nextInt(60_000) : 0;
            command(
                    account,
                    "place " + world.any(SYMBOLS) + " " + world.any(ORDER_TYPES) + " " + lots + " " + orderDistance()
                            + " " + lives);
        }
    }

    private void masterMovesAnOrder() {
        BrokerAccount account = anyMaster();
        if (!account.ownOrders().isEmpty()) {
            command(account, "move " + world.any(account.ownOrders()).ticket() + " " + orderDistance());
        }
    }

    private void masterCancels() {
        BrokerAccount account = anyMaster();
        if (!account.ownOrders().isEmpty()) {
            command(account, "cancel " + world.any(account.ownOrders()).ticket());
        }
    }

    private int orderDistance() {
        return random.nextBoolean() ? 3 + random.nextInt(20) : 50 + random.nextInt(500);
    }

    private void followerCancelsByHand() {
        BrokerAccount account = world.any(world.accounts);
        if (!account.copiedOrders().isEmpty()) {
            command(account, "cancel " + world.any(account.copiedOrders()).ticket());
        }
    }

    private void followerClosesByHand() {
        BrokerAccount account = world.any(world.accounts);
        if (!account.copies().isEmpty()) {
            command(account, "close " + world.any(account.copies()).ticket());
        }
    }

    private void followerClosesAPartByHand() {
        BrokerAccount account = world.any(world.accounts);
        if (!account.copies().isEmpty()) {
            closeAPart(account, world.any(account.copies()));
        }
    }

    private void closeAPart(BrokerAccount account, BrokerState.Position position) {
        Lots part = position.lots().times(new BigDecimal("0.5")).floorTo(Lots.of("0.01"));
        if (!part.isZero()) {
            command(account, "partial " + position.ticket() + " " + part);
        }
    }

    private BrokerAccount anyMaster() {
        List<BrokerAccount> masters = world.accounts.stream()
                .filter(account -> account.master() != null)
                .toList();
        return world.any(masters);
    }

    private void command(BrokerAccount account, String words) {
        world.story.tell(() -> "by hand at account of master " + account.master() + " and follower "
                + account.follower() + ": " + words);
        account.terminal().command(words);
        account.look(world.story);
    }

    /** Both masters remove and close everything. */
    void closeAll() {
        for (BrokerAccount account : world.accounts) {
            account.look(world.story);
            for (BrokerState.Order order : account.ownOrders()) {
                command(account, "cancel " + order.ticket());
            }
            for (BrokerState.Position position : account.ownPositions()) {
                command(account, "close " + position.ticket());
            }
        }
    }
}
