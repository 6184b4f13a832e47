package com.termfleet.simulation;

import com.termfleet.copy.processor.SimulatedDatabase.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** Everything that goes wrong, each with its weight among all actions. A fault ends by itself after some time. */
final class Faults {

    /**
     * Return codes of a trade server that mean that nothing was done: requote, rejected, cancelled, invalid stops, market
     * closed, no quotes, no connection, too many requests, frozen.
     */
    private static final List<Integer> REFUSALS =
            List.of(10004, 10006, 10007, 10016, 10018, 10018, 10021, 10031, 10024, 10029);

    private static final int TIMEOUT = 10012;
    private static final long SHORT = 3_000;
    private static final long LONG = 40_000;

    private final World world;
    private final Random random;

    Faults(World world, Actions actions) {
        this.world = world;
        this.random = world.random;
        network(actions);
        terminals(actions);
        brokers(actions);
        server(actions);
    }

    // ---- network

    private void network(Actions actions) {
        actions.add("cut", 3, () -> wire("is cut", wire -> wire.cutAfterLines(0, random.nextBoolean())));
        actions.add("cut-later", 5, () -> {
            int lines = random.nextInt(30);
            wire("will be cut after " + lines + " lines", wire -> wire.cutAfterLines(lines, random.nextBoolean()));
        });
        actions.add("half-open", 2, () -> {
            long until = world.time.millis() + time(LONG);
            wire("is half open", wire -> wire.silence(until));
        });
        actions.add("slow-wire", 2, () -> {
            int delay = 1 + random.nextInt(3_000);
            wire("is slow by " + delay + " ms", wire -> wire.delay(delay));
        });
        actions.add("quick-succession", 2, this::connectInQuickSuccession);
        actions.add("held-up", 2, () -> {
            Duration held = Duration.ofMillis(time(SHORT));
            wire("has its event loop held up", wire -> wire.holdUpFor(held));
        });
    }

    /**
     * The end of a session is not noticed for a while; meanwhile the client has come back, was cut off once more, and comes
     * back again.
     */
    private void connectInQuickSuccession() {
        Client client = world.anyClient();
        world.story.tell(() -> client.name() + " connects in quick succession");
        client.wire().holdUpFor(Duration.ofMillis(2_000 + time(SHORT)));
        cut(client);
        world.after(300 + random.nextInt(1_200), () -> cut(client));
    }

    private void cut(Client client) {
        if (client.wire().isConnected()) {
            client.wire().disconnect(world.time.millis());
            client.hungUp();
        }
    }

    private void wire(String what, Consumer<Wire> fault) {
        Client client = world.anyClient();
        world.story.tell(() -> "connection of " + client.name() + " " + what);
        fault.accept(client.wire());
        world.after(time(LONG), () -> client.wire().calm());
    }

    // ---- terminals

    private void terminals(Actions actions) {
        actions.add("expert-restart", 3, () -> {
            Terminal terminal = world.any(world.terminals);
            boolean killed = random.nextBoolean();
            long pause = time(SHORT);
            world.story.tell(() -> "expert of " + terminal.name() + " restarts in " + pause + ", killed " + killed);
            terminal.restartExpert(world.time.millis() + pause, killed);
        });
        actions.add("terminal-restart", 2, () -> {
            Terminal terminal = world.any(world.terminals);
            long pause = time(SHORT);
            world.story.tell(() -> "terminal of " + terminal.name() + " restarts in " + pause);
            terminal.restartExpert(world.time.millis() + pause, true);
            terminal.terminal().command("offline " + (pause + time(SHORT)) + " nothing " + unsynchronised());
        });
        actions.add("offline-nothing", 3, () -> tell("offline " + offline() + " nothing " + unsynchronised()));
        actions.add("offline-stale", 2, () -> tell("offline " + offline() + " stale " + unsynchronised()));
        actions.add("stall", 2, () -> tell("stall " + time(LONG)));
        actions.add("clock", 1, () -> tell("clock " + (random.nextInt(7_200_000) - 3_600_000), "clock 0"));
        actions.add("algo-off", 1, () -> tell("algo 0", "algo 1"));
        actions.add("lies", 2, () -> tell("lies " + random.nextInt(50)));
        actions.add("unreachable", 1, () -> tell("reachable 0", "reachable 1"));
    }

    /** Longer than a step of time: an expert looks so often that it notices a shorter one too. */
    private long offline() {
        return World.COARSE + time(LONG);
    }

    /** Connected, but the list of positions is still on its way: shorter than an expert waits for a steady list. */
    private long unsynchronised() {
        return random.nextInt(1_500);
    }

    // ---- brokers

    private void brokers(Actions actions) {
        actions.add("refuse", 6, () -> tell("refuse " + world.any(REFUSALS) + " " + times()));
        actions.add("timeout", 2, () -> tell("refuse " + TIMEOUT + " " + times()));
        actions.add("timeout-executed", 3, () -> tell("unheard " + TIMEOUT + " " + times()));
        actions.add("partly", 3, () -> tell("partly " + times()));
        actions.add("halves", 2, () -> tell("halves " + times()));
        actions.add("placed", 1, () -> tell("placed " + random.nextInt(1_000) + " " + times()));
        actions.add("late-list", 2, () -> tell("late " + random.nextInt(2_000) + " " + times()));
        actions.add("lag", 2, () -> tell("lag " + random.nextInt(1_000) + " " + random.nextInt(2_000), "lag 0 0"));
        actions.add("slow-broker", 2, () -> tell("slow " + random.nextInt(2_000), "slow 0"));
        actions.add(
                "comments", 1, () -> tell("comments " + (random.nextBoolean() ? "drop" : "rewrite"), "comments keep"));
    }

    private int times() {
        return 1 + random.nextInt(4);
    }

    private void tell(String words) {
        Terminal terminal = world.any(world.terminals);
        world.story.tell(() -> terminal.name() + ": " + words);
        terminal.terminal().command(words);
    }

    private void tell(String words, String end) {
        Terminal terminal = world.any(world.terminals);
        world.story.tell(() -> terminal.name() + ": " + words);
        terminal.terminal().command(words);
        world.after(time(LONG), () -> terminal.terminal().command(end));
    }

    // ---- server and database

    private void server(Actions actions) {
        actions.add("server-kill", 3, () -> world.servers.kill(time(SHORT)));
        actions.add("server-away", 1, () -> world.servers.kill(time(LONG)));
        actions.add("server-stall", 1, () -> world.servers.stall(time(SHORT)));
        actions.add("server-suspended", 1, () -> world.servers.suspend(time(LONG)));
        actions.add(
                "server-clock",
                1,
                () -> world.servers.setClock(Duration.ofSeconds(random.nextInt(7_200) - 3_600), time(LONG)));
        actions.add("database-away", 2, () -> database(Fault.AWAY));
        actions.add("commit-unknown", 3, () -> database(Fault.ANSWER_LOST));
        actions.add("commit-late", 2, () -> {
            long ends = database(Fault.LATE);
            world.after(ends + time(SHORT), world.database::catchUp);
        });
    }

    /** @return when it ends */
    private long database(Fault fault) {
        world.story.tell(() -> "database: " + fault);
        world.database.fail(fault);
        long ends = time(SHORT);
        world.after(ends, () -> world.database.fail(Fault.NONE));
        return ends;
    }

    private long time(long atMost) {
        return 1 + (long) (random.nextDouble() * random.nextDouble() * atMost);
    }
}
