package com.termfleet.faults;

import com.termfleet.testing.ServerProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/**
 * Kills or stops the server or its database at a random moment under load, waits until all has recovered by itself, and
 * compares the books. Only the server that was killed is started again from outside, as a service manager would.
 */
final class KillRounds {

    /** An open may stay without an answer until its signal is too old, which here is after two minutes. */
    static final Duration RECOVERY = Duration.ofMinutes(4);

    /** What befalls which processes. */
    enum Fault {
        SERVER_SIGKILL,
        SERVER_SIGSTOP,
        DATABASE_SIGKILL,
        DATABASE_SIGSTOP
    }

    /**
     * @param faultMillis from the signal to the restart or SIGCONT; 0 where nothing is done about it from outside
     * @param signals acknowledged to masters in this round
     * @param copies opened at followers in this round
     * @param recoveryMillis from the end of load until the books agreed
     */
    record Round(Fault fault, long faultMillis, int signals, int copies, long recoveryMillis, Comparison comparison) {}

    private final ServerProcess server;
    private final EmbeddedDatabase database;
    private final Books books;
    private final Fleet fleet;
    private final Random random;
    private final Duration longestStop;

    /** @param longestStop how long a process is stopped at most, and a killed server stays away */
    KillRounds(ServerProcess server, Path data, Fleet fleet, Random random, Duration longestStop) {
        this.server = server;
        this.database = new EmbeddedDatabase(data);
        this.books = new Books(fleet, database);
        this.fleet = fleet;
        this.random = random;
        this.longestStop = longestStop;
    }

    /** One more round. The books agree at its beginning if they did at the end of the one before. */
    Round run(Fault fault) throws IOException, InterruptedException {
        int signals = fleet.signals();
        int copies = fleet.copies();
        fleet.load(true);
        // An Expert Advisor that has just started reports nothing before its account has been at rest for a moment.
        boolean _ = fleet.await(RECOVERY, () -> fleet.signals() > signals);
        fleet.pass(millis(300, 2_500));
        long began = System.nanoTime();
        boolean lasts = befall(fault);
        long faultMillis = lasts ? millisSince(began) : 0;
        fleet.pass(millis(500, 2_000));
        fleet.load(false);
        if (random.nextInt(3) == 0) {
            fleet.closeAll();
        }
        long ended = System.nanoTime();
        Comparison comparison = books.settled(RECOVERY);
        long recovered = millisSince(ended);
        server.awaitHealthy(RECOVERY);
        return new Round(fault, faultMillis, fleet.signals() - signals, fleet.copies() - copies, recovered, comparison);
    }

    /** @return whether it lasted until something was done about it from outside */
    private boolean befall(Fault fault) throws IOException, InterruptedException {
        switch (fault) {
            case SERVER_SIGKILL -> {
                server.kill();
                fleet.pass(millis(0, longestStop.toMillis() / 2));
                server.launchAgain();
                return true;
            }
            case SERVER_SIGSTOP -> {
                stopFor(List.of(server.pid()));
                return true;
            }
            case DATABASE_SIGKILL -> {
                List<Long> all = database.processes();
                Processes.signal("KILL", victims(all));
                return false;
            }
            case DATABASE_SIGSTOP -> {
                stopFor(database.processes());
                return true;
            }
        }
        throw new IllegalArgumentException(fault.name());
    }

    private void stopFor(List<Long> processes) throws IOException {
        Processes.signal("STOP", processes);
        fleet.pass(millis(200, longestStop.toMillis()));
        Processes.signal("CONT", processes);
    }

    /** The first process, which the others follow; or all at once; or any one, after which the first one restarts all. */
    private List<Long> victims(List<Long> all) {
        return switch (random.nextInt(4)) {
            case 0 -> all;
            case 1 -> List.of(all.get(random.nextInt(all.size())));
            default -> List.of(all.getFirst());
        };
    }

    private Duration millis(long least, long most) {
        return Duration.ofMillis(random.nextLong(least, most + 1));
    }

    private static long millisSince(long nanos) {
        return (System.nanoTime() - nanos) / 1_000_000;
    }
}
