package com.termfleet.destination;

import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Ticket;
import com.termfleet.testing.Polling;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** A listener that keeps what it is told, for tests of destinations. */
public final class RecordedReports implements ExecutionListener {

    private static final Duration DEADLINE = Duration.ofSeconds(20);

    public final List<ExecutionReport> reports = new CopyOnWriteArrayList<>();
    public final List<List<HeldPosition>> snapshots = new CopyOnWriteArrayList<>();
    public final List<String> sessions = new CopyOnWriteArrayList<>();

    @Override
    public void connected(AccountId follower) {
        sessions.add("connected " + follower);
    }

    @Override
    public void disconnected(AccountId follower) {
        sessions.add("disconnected " + follower);
    }

    @Override
    public void reported(ExecutionReport report) {
        reports.add(report);
    }

    @Override
    public void snapshot(AccountId follower, List<HeldPosition> positions) {
        snapshots.add(positions);
    }

    public <T extends ExecutionReport> T await(Class<T> type, long command) {
        return await(type, command, report -> true);
    }

    public <T extends ExecutionReport> T await(Class<T> type, long command, Predicate<T> which) {
        return until(
                type.getSimpleName() + " of command " + command,
                () -> reports.stream()
                        .filter(report ->
                                type.isInstance(report) && report.commandId() != null && report.commandId() == command)
                        .map(type::cast)
                        .filter(which)
                        .findFirst());
    }

    @Override
    public void tickets(AccountId follower, Set<Ticket> tickets, Instant receivedAt) {
        throw new AssertionError("a list of tickets alone is sent by basic followers: " + tickets);
    }

    public List<HeldPosition> awaitSnapshot(Predicate<List<HeldPosition>> which) {
        return until("a snapshot", () -> snapshots.stream().filter(which).reduce((one, later) -> later));
    }

    public void awaitSession(String what, int times) {
        until(
                what + " " + times + " times",
                () -> sessions.stream()
                                        .filter(session -> session.startsWith(what))
                                        .count()
                                >= times
                        ? Optional.of(true)
                        : Optional.empty());
    }

    private <T> T until(String what, Supplier<Optional<T>> look) {
        long end = System.nanoTime() + DEADLINE.toNanos();
        while (true) {
            Optional<T> found = look.get();
            if (found.isPresent()) {
                return found.get();
            }
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("no " + what + " within " + DEADLINE + "; there were " + reports + " and "
                        + snapshots.size() + " snapshots and " + sessions);
            }
            Polling.pause();
        }
    }
}
