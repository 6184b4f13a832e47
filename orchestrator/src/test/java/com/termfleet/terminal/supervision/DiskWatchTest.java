package com.termfleet.terminal.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.runtime.ContainerState.Phase;
import com.termfleet.runtime.EngineRefusedException.Fault;
import com.termfleet.terminal.TerminalStates.Container;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A volume may hold 1,000 MiB, and the host's disk is to keep 2,000 MiB free. */
class DiskWatchTest {

    private final SupervisorRig rig = new SupervisorRig();
    private final SupervisorRegistry registry = new SupervisorRegistry();
    private boolean engineIsAway;
    private final DiskWatch watch =
            new DiskWatch(rig.containers(), registry, SupervisorRig.DISK, () -> engineIsAway, rig.clock);

    @BeforeEach
    void run() {
        registry.add(rig.supervisor);
        rig.alive();
    }

    @AfterEach
    void close() {
        rig.close();
    }

    private void check(long usedMib, long freeMib) {
        rig.engine.fillDisk(usedMib, freeMib);
        watch.check();
        rig.settle();
    }

    private boolean isRunning() {
        return rig.engine.only().filter(state -> state.phase() == Phase.RUNNING).isPresent();
    }

    @Test
    void a_terminal_within_its_limit_is_left_alone() {
        check(900, 50_000);
        check(1_000, 50_000);
        assertThat(isRunning()).isTrue();
        assertThat(watch.isShort()).isFalse();
        assertThat(watch.free()).isEqualTo(50_000L << 20);
    }

    @Test
    void a_terminal_whose_volume_is_too_large_is_stopped_and_the_reason_is_shown() {
        check(1_001, 50_000);

        assertThat(isRunning()).isFalse();
        assertThat(rig.engine.calls()).contains("stop").doesNotContain("kill", "removeVolume");
        assertThat(rig.state()).isEqualTo(Container.QUARANTINED);
        assertThat(rig.supervisor.view().reason())
                .contains("1001 MiB", "1000 MiB are allowed", "termfleet.terminal.disk.volume-limit");
        assertThat(rig.stored("held_because")).contains("1001 MiB");
        assertThat(rig.terminal().crashes().restarts()).isZero();
    }

    @Test
    void it_stays_stopped_across_a_restart_of_the_server_until_a_person_starts_it() {
        check(1_001, 50_000);
        rig.pass(Duration.ofHours(1));
        rig.restartServer();
        rig.pass(Duration.ofMinutes(10));
        assertThat(isRunning()).isFalse();

        rig.supervisor.commands().execute(t -> t.wantRunning(rig.clock.instant()));
        rig.settle();
        assertThat(isRunning()).isTrue();
    }

    @Test
    void a_volume_that_grows_while_the_disk_is_nearly_full_is_stopped() {
        check(100, 1_999);
        assertThat(isRunning()).isTrue();
        assertThat(watch.isShort()).isTrue();
        check(200, 1_899);
        assertThat(isRunning()).isFalse();
        assertThat(rig.supervisor.view().reason()).contains("grew by 100 MiB", "1899 MiB left");
    }

    @Test
    void terminals_that_do_not_grow_are_not_stopped_for_a_disk_that_something_else_fills() {
        check(100, 1_999);
        check(101, 10);
        check(102, 0);
        assertThat(isRunning()).isTrue();
        assertThat(watch.isShort()).isTrue();
    }

    @Test
    void a_disk_that_has_room_again_is_short_no_longer() {
        check(100, 10);
        check(100, 5_000);
        assertThat(watch.isShort()).isFalse();
    }

    @Test
    void nothing_is_said_of_the_disk_while_no_terminal_runs_that_can_tell() {
        check(100, 10);
        rig.supervisor.commands().execute(t -> t.wantStopped(rig.clock.instant()));
        rig.settle();
        check(100, 10);
        assertThat(watch.free()).isNull();
        assertThat(watch.isShort()).isFalse();
    }

    @Test
    void a_terminal_that_cannot_be_measured_is_left_alone() {
        rig.engine.refuse("disk", Fault.CONTAINER);
        check(5_000, 10);
        assertThat(isRunning()).isTrue();
        assertThat(watch.free()).isNull();
    }

    @Test
    void nothing_is_asked_while_the_engine_is_away() {
        engineIsAway = true;
        check(5_000, 10);
        assertThat(isRunning()).isTrue();
        assertThat(watch.free()).isNull();
    }
}
