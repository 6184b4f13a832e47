package com.termfleet.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.copy.processor.SimulatedDatabase;
import com.termfleet.copy.processor.SimulatedDatabase.Copy;
import com.termfleet.kernel.AccountId;
import com.termfleet.simulation.ServerByLines;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The clock of the server's computer is set forwards and backwards, from the gateway's sessions to the copy processor. */
class WrongClockTest {

    private static final AccountId MASTER = AccountId.of(1);
    private static final AccountId FOLLOWER = AccountId.of(2);

    private static final Duration MOMENT = Duration.ofMillis(500);
    private static final Duration A_WHILE = Duration.ofMinutes(1);

    private final SimulatedDatabase database = new SimulatedDatabase();
    private final ErrorLog log = new ErrorLog();
    private ServerByLines server;
    private HonestMaster master;
    private HonestFollower follower;

    @BeforeEach
    void a_master_with_one_follower() {
        database.subscribe(MASTER, FOLLOWER, "1", false, Instant.EPOCH);
        server = new ServerByLines(database);
        master = new HonestMaster(server, MASTER, new Random(6));
        follower = new HonestFollower(server, FOLLOWER);
    }

    @AfterEach
    void no_promise_is_broken_and_no_error_is_logged() {
        CopyBook.check(database);
        assertThat(follower.openedTwice()).isEmpty();
        server.close();
        log.close();
        assertThat(log.errors()).isEmpty();
    }

    private Copy onlyCopy() {
        assertThat(database.copies()).hasSize(1);
        return database.copies().getFirst();
    }

    private void assertCopied(int positions) {
        server.pass(MOMENT);
        assertThat(follower.positions()).hasSize(positions);
        assertThat(database.copies().stream().filter(Copy::isOpen)).hasSize(positions);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT-1H", "PT-24H", "PT0.5S", "PT10S", "PT1H", "PT24H", "PT8760H"})
    void when_the_clock_jumps_sessions_stay_what_is_open_stays_and_what_comes_is_copied(Duration jump) {
        master.open();
        assertCopied(1);

        server.setClockAhead(jump);
        server.pass(A_WHILE);

        assertThat(follower.isConnected()).isTrue();
        assertCopied(1);
        master.open();
        assertCopied(2);
        master.closeAll();
        assertCopied(0);
        assertThat(database.copies()).extracting(Copy::reason).containsOnly("CLOSED_WITH_MASTER");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT-1H", "PT1H"})
    void a_command_without_an_answer_is_repeated_and_executed_once_whatever_the_clock_says(Duration jump) {
        master.open();
        follower.hangUp();
        server.setClockAhead(jump);

        follower.connectAgain();
        server.pass(A_WHILE);

        Copy copy = onlyCopy();
        assertThat(copy.isPending()).isFalse();
        assertThat(copy.isOpen()).isEqualTo(!follower.positions().isEmpty());
        master.closeAll();
        assertCopied(0);
    }

    @Test
    void an_open_that_waits_for_its_follower_expires_with_a_reason_when_the_clock_jumps_forward() {
        follower.hangUp();
        server.pass(MOMENT);
        master.open();

        server.setClockAhead(Duration.ofHours(1));
        server.pass(MOMENT);
        follower.connectAgain();
        server.pass(A_WHILE);

        assertThat(onlyCopy().status()).isEqualTo("SKIPPED");
        assertThat(onlyCopy().reason()).isNotNull();
        assertThat(follower.positions()).isEmpty();
    }

    @Test
    void an_open_that_waits_for_its_follower_does_not_live_longer_when_the_clock_jumps_back() {
        follower.hangUp();
        server.pass(MOMENT);
        master.open();

        server.setClockAhead(Duration.ofHours(-1));
        server.pass(Duration.ofSeconds(15));
        follower.connectAgain();
        server.pass(A_WHILE);

        assertThat(onlyCopy().status()).isEqualTo("SKIPPED");
        assertThat(follower.positions()).isEmpty();
    }

    @Test
    void an_open_that_waits_does_not_live_longer_when_the_server_starts_again_with_its_clock_back() {
        follower.hangUp();
        server.pass(MOMENT);
        master.open();

        server.setClockAhead(Duration.ofHours(-1));
        server.restart();
        server.pass(Duration.ofSeconds(15));
        follower.connectAgain();
        server.pass(A_WHILE);

        assertThat(onlyCopy().status()).isEqualTo("SKIPPED");
        assertThat(follower.positions()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT-24H", "PT24H"})
    void a_close_for_a_follower_that_is_away_is_kept_over_a_jump_and_a_restart(Duration jump) {
        master.open();
        assertCopied(1);
        follower.hangUp();
        server.pass(MOMENT);
        master.closeAll();

        server.setClockAhead(jump);
        server.pass(A_WHILE);
        server.restart();
        server.setClockAhead(Duration.ZERO);
        server.pass(A_WHILE);
        follower.connectAgain();

        assertCopied(0);
        assertThat(onlyCopy().status()).isEqualTo("CLOSED");
    }

    @Test
    void a_clock_that_jumps_at_random_while_there_is_trade_changes_no_copy() {
        Random random = new Random(6);
        for (int step = 0; step < 300; step++) {
            server.setClockAhead(Duration.ofSeconds(random.nextLong(-86_400, 86_400)));
            master.act();
            server.pass(MOMENT);
            assertThat(database.copies().stream().filter(Copy::isOpen))
                    .hasSameSizeAs(master.positions().keySet());
        }
        master.closeAll();
        assertCopied(0);
    }
}
