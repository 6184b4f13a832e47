package com.termfleet.simulation;

import com.termfleet.copy.processor.SimulatedDatabase;
import com.termfleet.copy.subscription.Subscription.ExistingPositions;
import com.termfleet.copy.subscription.Subscription.Repair;
import com.termfleet.gateway.SessionRole;
import com.termfleet.kernel.AccountId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Two masters and five followers with their terminals, one server or two, their database and the network between them.
 * Accounts 1 and 5 are logged in to one account at the broker, 2 and 6 to another one, so that each of the two masters could hear
 * its own copies.
 */
final class World implements AutoCloseable {

    static final AccountId FIRST_MASTER = AccountId.of(1);
    static final AccountId SECOND_MASTER = AccountId.of(6);
    private static final AccountId COPIES_BESIDE_MASTER = AccountId.of(5);
    private static final AccountId FOLLOWER = AccountId.of(2);
    private static final AccountId REVERSED = AccountId.of(3);
    private static final AccountId PLAIN = AccountId.of(4);
    static final List<AccountId> ACCOUNTS =
            List.of(FIRST_MASTER, FOLLOWER, REVERSED, PLAIN, COPIES_BESIDE_MASTER, SECOND_MASTER);

    static final List<AccountId> FOLLOWERS = List.of(FOLLOWER, REVERSED, PLAIN, COPIES_BESIDE_MASTER);

    /** How many subscriptions there are at first. */
    static final int SUBSCRIPTIONS = 5;

    private static final String SERVER = "TermFleet-Demo";
    private static final String SERVER_WITH_SUFFIX = "TermFleet-Demo.z";

    /** Steps of time while something is under way, and while nothing is. Timers of experts run every 20 ms. */
    private static final long FINE = 20;

    static final long COARSE = 500;
    private static final long ACTIVE_FOR = 200;

    /** Followers look at their positions more often. */
    private static final long QUIET_AFTER = 10_000;

    private record Later(long at, long number, Runnable task) {}

    final Random random;
    final VirtualTime time = new VirtualTime();
    final Story story;
    final SimulatedDatabase database = new SimulatedDatabase();
    final List<Terminal> terminals = new ArrayList<>();
    final List<BrokerAccount> accounts = new ArrayList<>();
    final PlainFollower plain;
    final StepChecks checks = new StepChecks(this);
    final Coverage coverage = new Coverage();
    final LimitChecks limits = new LimitChecks(this);
    private final List<Client> clients = new ArrayList<>();
    private final PriorityQueue<Later> agenda =
            new PriorityQueue<>(Comparator.comparingLong(Later::at).thenComparingLong(Later::number));
    private long planned;
    final Servers servers;
    /** Counts on over restarts of servers: no id comes again. */
    private long ids;

    private long activeUntil;
    private long lastBrokerNews;

    World(long seed, boolean keepsStory) {
        random = new Random(seed);
        story = new Story(time, keepsStory);
        connectTerminals(seed);
        plain = new PlainFollower(PLAIN, random);
        clients.addAll(terminals);
        clients.add(plain);
        subscribe(FIRST_MASTER, FOLLOWER, "1", false);
        subscribe(FIRST_MASTER, REVERSED, "0.5", true);
        subscribe(FIRST_MASTER, PLAIN, "1", false);
        subscribe(SECOND_MASTER, COPIES_BESIDE_MASTER, "1", false);
        subscribe(SECOND_MASTER, REVERSED, "1", false);
        database.tell(limits);
        servers = new Servers(this, database, () -> "id-" + ++ids, 1 + (int) (seed % 2));
        terminals.forEach(Terminal::startExpert);
    }

    private void connectTerminals(long seed) {
        boolean sharesAccounts = !Actions.WITHOUT.contains("shared-accounts");
        account(SERVER, seed, FIRST_MASTER, sharesAccounts ? COPIES_BESIDE_MASTER : null);
        account(SERVER, seed, sharesAccounts ? SECOND_MASTER : null, FOLLOWER);
        if (!sharesAccounts) {
            account(SERVER, seed, SECOND_MASTER, null);
            account(SERVER, seed, null, COPIES_BESIDE_MASTER);
        }
        account(SERVER_WITH_SUFFIX, seed, null, REVERSED);
    }

    private void account(String broker, long seed, @Nullable AccountId master, @Nullable AccountId follower) {
        SessionRole role = master != null ? SessionRole.MASTER : SessionRole.FOLLOWER;
        long login = 1_001L + accounts.size();
        boolean nets = nets(seed);
        NativeTerminal terminal =
                NativeTerminal.create(Terminal.expertOf(role), broker, login, nets, seed, time.millis());
        terminals.add(new Terminal(
                Objects.requireNonNull(master != null ? master : follower), role, terminal, random, this::tell));
        if (master != null && follower != null) {
            NativeTerminal beside = NativeTerminal.beside(terminal, Terminal.FOLLOWER_EXPERT, time.millis());
            terminals.add(new Terminal(follower, SessionRole.FOLLOWER, beside, random, this::tell));
        }
        BrokerAccount account = new BrokerAccount(terminal, master, follower, nets);
        accounts.add(account);
    }

    /** Every mixture of hedging and netting accounts comes in turn. */
    private boolean nets(long seed) {
        return !Actions.WITHOUT.contains("netting") && ((seed / 2) >> accounts.size()) % 2 == 1;
    }

    private void tell(String what) {
        story.tell(() -> what);
    }

    /** What is done about positions that a follower does not have differs from seed to seed. */
    private void subscribe(AccountId master, AccountId follower, String multiplier, boolean reverse) {
        Repair repair = new Repair(any(List.of(ExistingPositions.values())), random.nextBoolean());
        var _ = database.subscribe(master, follower, multiplier, reverse, repair, time.now());
    }

    // ---- time

    /** Lets time pass for everybody. */
    void pass(long milliseconds) {
        long end = time.millis() + milliseconds;
        while (time.millis() < end) {
            long now = time.millis();
            time.pass(Math.min(end - now, now < activeUntil ? FINE : COARSE));
            turn();
        }
    }

    private void turn() {
        long now = time.millis();
        while (!agenda.isEmpty() && agenda.peek().at <= now) {
            agenda.remove().task.run();
        }
        for (Client client : clients) {
            client.step(now, this::connect);
        }
        servers.run(now);
        for (Client client : clients) {
            carry(client, now);
        }
    }

    private void carry(Client client, long now) {
        boolean whole = client.wire().carry(now, bytes -> {
            story.bytes("-> " + client.name(), bytes);
            client.receive(bytes);
        });
        if (!whole) {
            story.tell(() -> "connection of " + client.name() + " ended");
            story.ended("-> " + client.name());
            client.hungUp();
        }
        if (client.wire().takeMoved()) {
            activeUntil = now + ACTIVE_FOR;
        }
    }

    /** Whether only heartbeats were sent for a while, and brokers did nothing: what they did just now may not be known everywhere. */
    boolean isQuiet() {
        look();
        return time.millis() >= Math.max(activeUntil, lastBrokerNews) + QUIET_AFTER;
    }

    private @Nullable ServerConnection connect(Client client) {
        ServerConnection connection = servers.connect(time.millis());
        return connection == null ? null : new WatchedConnection(connection, client, this);
    }

    /** Does something after a time. */
    void after(long milliseconds, Runnable task) {
        agenda.add(new Later(time.millis() + milliseconds, planned++, task));
    }

    // ---- what random choices need

    <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    Client anyClient() {
        return any(clients);
    }

    void look() {
        for (BrokerAccount account : accounts) {
            if (account.look(story)) {
                lastBrokerNews = time.millis();
            }
        }
    }

    /** Ends all faults. What is planned for later still comes. */
    void calm() {
        story.tell(() -> "all faults end");
        database.catchUp();
        database.fail(SimulatedDatabase.Fault.NONE);
        servers.calm();
        clients.forEach(Client::calm);
    }

    @Override
    public void close() {
        servers.close();
        // Those that share an account end before the one that made it.
        clients.reversed().forEach(Client::close);
    }
}
