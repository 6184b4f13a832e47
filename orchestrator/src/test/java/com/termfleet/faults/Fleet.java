package com.termfleet.faults;

import com.termfleet.simulation.NativeTerminal;
import com.termfleet.testing.RestApi;
import com.termfleet.testing.ServerProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.JsonNode;

/**
 * Two masters and three followers with real Expert Advisors, at a real server, in real time. All of it happens on the
 * thread that calls {@link #pass} and {@link #await}; in between time stands still for the terminals.
 */
final class Fleet implements AutoCloseable {

    private static final String DEMO = "TermFleet-Demo";
    private static final String WITH_SUFFIX = "TermFleet-Demo.z";

    static final String UNAVAILABLE = "UNAVAILABLE";
    static final String UNKNOWN_TICKET = "UNKNOWN_TICKET";

    /** Terminals' timers run every 20 ms. */
    private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private static final long LOOK_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    /** So long that what a master opened while the server was away is still copied. */
    private static final int PATIENT_MS = 120_000;

    private static final int USUAL_MS = 5_000;

    private static final Duration SIGN_IN = Duration.ofMinutes(3);

    private final RestApi api;
    private final Load load;
    private final long seed;
    private final List<SocketTerminal> terminals = new ArrayList<>();
    private final Map<Long, LiveAccount> masters = new HashMap<>();
    private final Map<Long, LiveAccount> followers = new HashMap<>();
    private final Map<Long, Set<Long>> subscribed = new HashMap<>();
    private final Map<Long, Map<Long, Long>> acknowledged = new HashMap<>();
    private final Map<String, Integer> refusals = new HashMap<>();
    private final Set<String> forgotten = new TreeSet<>();
    private final Set<Long> signedIn = new HashSet<>();
    private final long beganNanos = System.nanoTime();
    private final long beganMillis = System.currentTimeMillis();
    private int signals;
    private boolean isLoaded;

    /**
     * @param ofMasters how masters' computers reach the gateway
     * @param ofFollowers how followers' computers reach it
     */
    Fleet(ServerProcess server, Random random, Connector ofMasters, Connector ofFollowers) {
        this.api = server.api();
        this.seed = random.nextLong();
        long first = account("MASTER", DEMO, ofMasters);
        long second = account("MASTER", DEMO, ofMasters);
        long plain = account("FOLLOWER", DEMO, ofFollowers);
        long reversed = account("FOLLOWER", WITH_SUFFIX, ofFollowers);
        long ofBoth = account("FOLLOWER", DEMO, ofFollowers);
        subscribe(first, plain, "1", false, PATIENT_MS);
        subscribe(first, reversed, "0.5", true, USUAL_MS);
        subscribe(first, ofBoth, "1", false, USUAL_MS);
        subscribe(second, ofBoth, "2", false, PATIENT_MS);
        load = new Load(random, List.copyOf(masters.values()));
        if (!await(SIGN_IN, () -> signedIn.size() == terminals.size())) {
            throw new AssertionError("only the accounts " + signedIn + " have signed in");
        }
    }

    private long account(String role, String broker, Connector connector) {
        long login = 70_001L + terminals.size();
        JsonNode account =
                api.post("/accounts", Map.of("name", role + " " + login, "role", role, "platform", "EXTERNAL"));
        long id = account.get("id").asLong();
        boolean isMaster = role.equals("MASTER");
        NativeTerminal terminal = NativeTerminal.create(
                isMaster ? "TermFleetMaster" : "TermFleetFollower", broker, login, seed, beganMillis);
        terminals.add(new SocketTerminal(terminal, connector, line -> hear(id, line)));
        (isMaster ? masters : followers).put(id, new LiveAccount(terminal));
        String token = account.get("token").asString();
        terminal.startExpert(List.of((isMaster ? "InpMasterToken=" : "InpApiKey=") + token));
        return id;
    }

    private void subscribe(long master, long follower, String multiplier, boolean reverse, int maxSignalAge) {
        api.post(
                "/subscriptions",
                Map.of(
                        "masterAccountId",
                        master,
                        "followerAccountId",
                        follower,
                        "sizing",
                        Map.of("mode", "MULTIPLIER", "value", multiplier),
                        "reverse",
                        reverse,
                        "maxSignalAgeMs",
                        maxSignalAge));
        subscribed.computeIfAbsent(master, any -> new HashSet<>()).add(follower);
    }

    private void hear(long account, String line) {
        String[] field = line.split("\\|", -1);
        if (field[0].equals("AUTH_OK")) {
            signedIn.add(account);
        } else if (field[0].equals("ACK")) {
            signals++;
            acknowledged
                    .computeIfAbsent(account, any -> new HashMap<>())
                    .put(Long.parseLong(field[2]), Long.parseLong(field[3]));
        } else if (field[0].equals("NACK") && masters.containsKey(account)) {
            refused(account, Long.parseLong(field[2]), field[3]);
        }
    }

    private void refused(long master, long ticket, String code) {
        refusals.merge(code, 1, Integer::sum);
        if (code.equals(UNKNOWN_TICKET)
                && acknowledged.getOrDefault(master, Map.of()).containsKey(ticket)) {
            forgotten.add(master + "/" + ticket);
        }
    }

    // ---- time

    /** Masters begin or cease to trade. */
    void load(boolean on) {
        isLoaded = on;
    }

    void pass(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            tick();
        }
    }

    /** @return whether it became so in time */
    boolean await(Duration deadline, BooleanSupplier condition) {
        long end = System.nanoTime() + deadline.toNanos();
        while (true) {
            if (condition.getAsBoolean()) {
                return true;
            }
            if (System.nanoTime() > end) {
                return false;
            }
            pass(Duration.ofNanos(LOOK_EVERY_NANOS));
        }
    }

    private void tick() {
        long now = beganMillis + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - beganNanos);
        terminals.forEach(terminal -> terminal.step(now));
        if (isLoaded) {
            load.act(now - beganMillis);
        }
        // The pace of the terminals' timers; nothing is assumed of its length.
        LockSupport.parkNanos(TICK_NANOS);
    }

    /** Masters close all that they have opened. */
    void closeAll() {
        load.closeAll();
    }

    // ---- what has become of it

    /** Reads all brokers' books anew. */
    void look() {
        masters.values().forEach(LiveAccount::look);
        followers.values().forEach(LiveAccount::look);
    }

    Map<Long, LiveAccount> masters() {
        return masters;
    }

    Map<Long, LiveAccount> followers() {
        return followers;
    }

    /** The followers of each master. */
    Map<Long, Set<Long>> subscribed() {
        return subscribed;
    }

    /** Trades by master and ticket, as acknowledged to the master. */
    Map<Long, Map<Long, Long>> acknowledged() {
        return acknowledged;
    }

    /** How many signals were acknowledged. */
    int signals() {
        return signals;
    }

    /** How many signals were refused with each code. */
    Map<String, Integer> refusals() {
        return refusals;
    }

    /** Trades that were acknowledged, and that the server did not know later. */
    Set<String> forgotten() {
        return forgotten;
    }

    /** How many copies were ever opened at brokers. */
    int copies() {
        look();
        return followers.values().stream()
                .mapToInt(account -> account.openedByPair().size())
                .sum();
    }

    @Override
    public void close() {
        terminals.forEach(SocketTerminal::close);
    }
}
