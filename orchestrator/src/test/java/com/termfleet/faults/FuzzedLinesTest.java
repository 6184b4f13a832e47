package com.termfleet.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.copy.processor.SimulatedDatabase;
import com.termfleet.copy.processor.SimulatedDatabase.Copy;
import com.termfleet.gateway.SessionRole;
import com.termfleet.kernel.AccountId;
import com.termfleet.simulation.LineConnection;
import com.termfleet.simulation.ServerByLines;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

/**
 * A master and a follower that send lines which are nearly right, beside a master and a follower that are honest: these
 * notice nothing, and the books stay true.
 */
class FuzzedLinesTest {

    private static final AccountId HONEST_MASTER = AccountId.of(1);
    private static final AccountId HOSTILE_MASTER = AccountId.of(2);
    private static final AccountId HONEST_FOLLOWER = AccountId.of(3);
    private static final AccountId HOSTILE_FOLLOWER = AccountId.of(4);

    private static final Duration UNTIL_ALL_IS_SETTLED = Duration.ofMinutes(3);

    private static final List<String> MODES = List.of("mode=HEDGING", "mode=NETTING", "mode=");

    /** Each number is the seed of one step. */
    @Property(tries = 250, seed = "6", edgeCases = EdgeCasesMode.NONE)
    void whatever_is_sent_the_books_stay_true_and_others_are_copied_as_if_nothing_were(
            @ForAll @Size(min = 10, max = 60) List<Long> steps) {
        SimulatedDatabase database = new SimulatedDatabase();
        for (AccountId master : List.of(HONEST_MASTER, HOSTILE_MASTER)) {
            database.subscribe(master, HONEST_FOLLOWER, "1", false, Instant.EPOCH);
            database.subscribe(master, HOSTILE_FOLLOWER, "0.5", true, Instant.EPOCH);
        }
        try (ErrorLog log = new ErrorLog();
                ServerByLines server = new ServerByLines(database)) {
            Life life = new Life(server, database);
            for (long step : steps) {
                life.step(new Random(step));
                CopyBook.check(database);
            }
            life.settle();
            life.checkHonestOnesAreFlat();
            life.restart();
            life.checkHonestOnesAreFlat();
            life.checkTheyAreCopied();
            assertThat(log.errors()).isEmpty();
        }
    }

    /** One run. */
    private static final class Life {

        private final ServerByLines server;
        private final SimulatedDatabase database;
        private final HonestFollower follower;
        private final HonestMaster master;
        private LineConnection hostileMaster;
        private LineConnection hostileFollower;

        /** Of the hostile ones' next sign-in. */
        private String mode = "mode=HEDGING";

        Life(ServerByLines server, SimulatedDatabase database) {
            this.server = server;
            this.database = database;
            this.follower = new HonestFollower(server, HONEST_FOLLOWER);
            this.master = new HonestMaster(server, HONEST_MASTER, new Random(1));
            this.hostileMaster = server.signIn(SessionRole.MASTER, HOSTILE_MASTER);
            this.hostileFollower = server.signIn(SessionRole.FOLLOWER, HOSTILE_FOLLOWER);
        }

        void step(Random random) {
            FuzzedLines fuzzed = new FuzzedLines(random, server.now());
            mode = MODES.get(random.nextInt(MODES.size()));
            switch (random.nextInt(12)) {
                case 0, 1, 2, 3 -> hostileMaster = sent(hostileMaster, SessionRole.MASTER, fuzzed);
                case 4, 5, 6, 7 -> hostileFollower = sent(hostileFollower, SessionRole.FOLLOWER, fuzzed);
                case 8, 9 -> master.act();
                case 10 -> (random.nextBoolean() ? hostileFollower : hostileMaster).hangUp();
                default -> server.pass(Duration.ofMillis(100L * (1 + random.nextInt(80))));
            }
            follower.act();
        }

        /** By a new connection where the server has closed the one before. */
        private LineConnection sent(LineConnection connection, SessionRole role, FuzzedLines fuzzed) {
            LineConnection open = connection.isOpen()
                    ? connection
                    : server.signIn(role, role == SessionRole.MASTER ? HOSTILE_MASTER : HOSTILE_FOLLOWER, mode);
            open.sendBytes(fuzzed.of(role));
            assertThat(open.take()).noneMatch(line -> line.contains("server's log"));
            return open;
        }

        /** All masters are flat, and say so. */
        void settle() {
            server.pass(Duration.ofMinutes(1));
            LineConnection last = server.signIn(SessionRole.MASTER, HOSTILE_MASTER);
            last.send("SNAP|0", "SNAP_END");
            follower.act();
            master.closeAll();
            server.pass(UNTIL_ALL_IS_SETTLED);
        }

        void checkHonestOnesAreFlat() {
            assertThat(follower.positions()).isEmpty();
            assertThat(follower.openedTwice()).isEmpty();
            assertThat(follower.nonsense()).isEmpty();
            assertThat(database.copies())
                    .filteredOn(copy -> copy.follower().equals(HONEST_FOLLOWER))
                    .noneMatch(copy -> copy.isOpen() || copy.isPlaced() || copy.isPending());
            for (long ticket : master.opened()) {
                long trade = Objects.requireNonNull(database.trade(HONEST_MASTER, ticket))
                        .id();
                assertThat(database.copies())
                        .filteredOn(copy -> copy.trade() == trade)
                        .extracting(Copy::follower)
                        .containsExactlyInAnyOrder(HONEST_FOLLOWER, HOSTILE_FOLLOWER);
            }
            CopyBook.check(database);
        }

        void restart() {
            server.restart();
            server.pass(Duration.ofSeconds(5));
            follower.connectAgain();
            master.connectAgain();
            server.pass(Duration.ofMinutes(1));
        }

        void checkTheyAreCopied() {
            master.open();
            server.pass(Duration.ofSeconds(1));
            assertThat(follower.positions()).hasSize(1);
            master.closeAll();
            server.pass(Duration.ofSeconds(1));
            checkHonestOnesAreFlat();
        }
    }
}
