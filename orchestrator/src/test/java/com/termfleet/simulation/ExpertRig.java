package com.termfleet.simulation;

import com.termfleet.database.LeadershipStatus;
import com.termfleet.destination.Destination;
import com.termfleet.destination.ExecutionListener;
import com.termfleet.destination.Follower;
import com.termfleet.destination.Order;
import com.termfleet.destination.RecordedReports;
import com.termfleet.destination.mt5.SimulatedDestination;
import com.termfleet.figures.SymbolMemory;
import com.termfleet.figures.SymbolTables;
import com.termfleet.gateway.Dialect;
import com.termfleet.gateway.MessageHandler;
import com.termfleet.gateway.Session;
import com.termfleet.gateway.SessionRole;
import com.termfleet.gateway.Sessions;
import com.termfleet.gateway.message.Inbound;
import com.termfleet.gateway.session.SimulatedGateway;
import com.termfleet.kernel.AccountId;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A real follower's expert in the simulated terminal, signed in to a gateway whose orders it gets. Expert, gateway and time run on a
 * thread of their own, virtual time faster than the clock.
 */
final class ExpertRig implements AutoCloseable {

    static final AccountId ACCOUNT = AccountId.of(2);

    private static final String BROKER = "TermFleet-Demo";
    private static final long LOGIN = 50_000_002;
    private static final long ROUND_MILLIS = 2;

    /** Of virtual time; experts' timers run every 20 ms. */
    private static final long STEP_MILLIS = 20;

    final RecordedReports reports = new RecordedReports();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private final VirtualTime time = new VirtualTime();
    private final SimulatedGateway gateway;
    private final Destination destination;

    /** As is what follows, used by the thread alone. */
    private final NativeTerminal terminal;

    private @Nullable ServerConnection server;
    private @Nullable Future<?> rounds;
    private long connection;

    ExpertRig() {
        Clock clock = time.clock(() -> Duration.ZERO);
        Sessions sessions = SimulatedGateway.newSessions();
        SymbolMemory symbols = new SymbolMemory(new SymbolTables(), "rig");
        SimulatedDestination.Parts parts = SimulatedDestination.create(sessions, clock, symbols);
        destination = new OnThread(parts.destination());
        destination.reportTo(reports);
        int[] ids = {0};
        gateway = new SimulatedGateway(
                time.ticker(),
                clock,
                () -> "session-" + ++ids[0],
                new Tokens(new LeadershipStatus()),
                sessions,
                List.of(parts.handler(), new NoMasters()),
                List.of());
        terminal = onThread(this::start);
        reports.awaitSnapshot(List::isEmpty);
    }

    private NativeTerminal start() {
        NativeTerminal created =
                NativeTerminal.create(Terminal.expertOf(SessionRole.FOLLOWER), BROKER, LOGIN, 1, time.millis());
        created.startExpert(List.of("InpApiKey=" + Tokens.of(SessionRole.FOLLOWER, ACCOUNT)));
        rounds = thread.scheduleWithFixedDelay(() -> round(created), 0, ROUND_MILLIS, TimeUnit.MILLISECONDS);
        return created;
    }

    private void round(NativeTerminal expert) {
        time.pass(STEP_MILLIS);
        expert.step(time.millis());
        if (expert.connection() != connection) {
            connection = expert.connection();
            if (server != null) {
                server.hangUp();
            }
            server = connection == 0 ? null : gateway.connect();
        }
        byte[] said = expert.take();
        if (said != null && server != null) {
            server.receive(said);
        }
        gateway.run();
        byte[] answered = server == null ? null : server.take();
        if (answered != null) {
            expert.give(answered);
        }
    }

    Destination destination() {
        return destination;
    }

    /** Positions, then pending orders: {@code BUY 0.1 sl=0 tp=0}. */
    List<String> book() {
        return onThread(() -> terminal.look(Long.MAX_VALUE))
                .lines()
                .flatMap(ExpertRig::entry)
                .toList();
    }

    private static Stream<String> entry(String line) {
        String[] field = line.split("\t", -1);
        boolean isOrder = field[0].equals("order");
        if (!isOrder && !field[0].equals("position")) {
            return Stream.empty();
        }
        String type = field[3].toUpperCase(Locale.ROOT).replace(' ', '_');
        String price = isOrder ? " at=" + plain(field[5]) : "";
        return Stream.of(type + " " + field[4] + price + " sl=" + plain(field[6]) + " tp=" + plain(field[7]));
    }

    private static String plain(String number) {
        return new BigDecimal(number).stripTrailingZeros().toPlainString();
    }

    void closeAllByHand() {
        onThread(() -> {
            List<Boolean> closed = new ArrayList<>();
            BrokerState.of(terminal, Long.MAX_VALUE)
                    .positions()
                    .forEach(position -> closed.add(terminal.command("close " + position.ticket())));
            return closed;
        });
    }

    private <T> T onThread(Callable<T> work) {
        try {
            return thread.submit(work).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        }
    }

    @Override
    public void close() {
        onThread(() -> {
            if (rounds != null && rounds.state() == Future.State.FAILED) {
                throw new AssertionError(rounds.exceptionNow());
            }
            thread.shutdown();
            terminal.close();
            gateway.kill();
            return true;
        });
    }

    /** The gateway has no threads; whoever sends must be on the one that runs it. */
    private final class OnThread implements Destination {

        private final Destination inner;

        OnThread(Destination inner) {
            this.inner = inner;
        }

        @Override
        public Optional<Follower> find(AccountId account) {
            return inner.find(account);
        }

        @Override
        public void send(List<Order> orders) {
            onThread(() -> {
                inner.send(orders);
                return true;
            });
        }

        @Override
        public void requestSnapshot(AccountId account) {
            onThread(() -> {
                inner.requestSnapshot(account);
                return true;
            });
        }

        @Override
        public void reportTo(ExecutionListener listener) {
            inner.reportTo(listener);
        }
    }

    /** There are none; a gateway wants somebody for each role. */
    private static final class NoMasters implements MessageHandler {

        @Override
        public SessionRole role() {
            return SessionRole.MASTER;
        }

        @Override
        public Set<Dialect> dialects() {
            return Set.of(Dialect.values());
        }

        @Override
        public void opened(Session session) {
            throw new AssertionError("a master: " + session);
        }

        @Override
        public void received(Session session, Inbound message) {
            throw new AssertionError("from a master: " + message);
        }

        @Override
        public void closed(Session session) {
            throw new AssertionError("a master: " + session);
        }
    }
}
