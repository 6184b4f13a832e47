package com.termfleet.terminal.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.termfleet.account.CredentialChange;
import com.termfleet.kernel.NotFoundException;
import com.termfleet.runtime.ContainerState.Phase;
import com.termfleet.runtime.EngineRefusedException.Fault;
import com.termfleet.runtime.EngineUnavailableException;
import com.termfleet.runtime.LogLine;
import com.termfleet.terminal.TerminalStates.Broker;
import com.termfleet.terminal.TerminalStates.Container;
import com.termfleet.terminal.TerminalStates.Desired;
import com.termfleet.terminal.TerminalView;
import com.termfleet.terminal.state.JournalFact;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a supervisor does when the engine, the host or the container fails. */
class SupervisorTest {

    private final SupervisorRig rig = new SupervisorRig();

    @AfterEach
    void close() {
        rig.close();
    }

    private boolean isRunning() {
        return rig.engine.only().filter(state -> state.phase() == Phase.RUNNING).isPresent();
    }

    @Test
    void a_new_terminal_is_created_started_and_given_its_configuration() {
        rig.settle();
        assertThat(rig.engine.calls()).containsExactly("create", "start", "confine", "exec");
        assertThat(rig.state()).isEqualTo(Container.RUNNING);
    }

    @Test
    void a_suspended_supervisor_touches_nothing_and_makes_up_for_it_when_it_resumes() {
        rig.alive();
        List<String> before = rig.engine.calls();
        rig.supervisor.suspend();

        rig.engine.die(rig.engine.only().orElseThrow().name(), 1);
        rig.supervisor.look();
        rig.pass(Duration.ofMinutes(10));

        assertThat(rig.engine.calls()).isEqualTo(before);
        rig.supervisor.resume();
        rig.pass(Duration.ofMinutes(1));
        assertThat(isRunning()).isTrue();
    }

    @Test
    void a_start_that_is_under_way_ends_when_its_supervisor_is_suspended() {
        rig.engine.fail("create", () -> {
            rig.supervisor.suspend();
            return new CancellationException("interrupted");
        });

        rig.pass(Duration.ofMinutes(10));

        assertThat(rig.engine.calls()).containsExactly("create");
        assertThat(rig.terminal().crashes().failedStarts()).isZero();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_container_that_somebody_removes_is_made_anew_and_counted_once(boolean isSeenToEnd) {
        rig.alive();
        String name = rig.engine.only().orElseThrow().name();
        if (isSeenToEnd) {
            rig.engine.die(name, 137);
            rig.supervisor.look();
            assertThat(rig.supervisor.advance()).as("looked").isTrue();
        }
        rig.engine.remove(name);
        rig.supervisor.look();

        rig.pass(Duration.ofMinutes(1));

        assertThat(isRunning()).isTrue();
        assertThat(rig.terminal().crashes().restarts()).isEqualTo(1);
    }

    @Test
    void a_container_that_was_removed_while_the_engine_did_not_answer_is_no_failure_of_its_terminal() {
        rig.alive();
        rig.supervisor.change(terminal -> terminal.engineLost("away", rig.clock.instant()));
        rig.engine.remove(rig.engine.only().orElseThrow().name());
        rig.supervisor.engineIsBack();

        rig.pass(Duration.ofMinutes(1));

        assertThat(isRunning()).isTrue();
        assertThat(rig.terminal().crashes().restarts()).isEqualTo(1);
        assertThat(rig.terminal().crashes().inARow()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"inspect", "list", "ensureNetwork", "imageId"})
    void a_healthy_terminal_is_never_stopped_because_a_question_about_it_failed(String question) {
        rig.alive();
        rig.engine.refuse(question, Fault.HOST);
        for (int i = 0; i < 100; i++) {
            rig.supervisor.look();
            rig.liveFor(Duration.ofSeconds(4));
        }
        assertThat(isRunning()).isTrue();
        assertThat(rig.engine.calls()).doesNotContain("stop", "kill", "remove");
        assertThat(rig.terminal().crashes().restarts()).isZero();
    }

    @Test
    void a_healthy_terminal_is_never_stopped_by_an_unexpected_error() {
        rig.alive();
        rig.engine.fail("inspect", () -> new IllegalStateException("a defect"));
        for (int i = 0; i < 100; i++) {
            rig.supervisor.look();
            rig.liveFor(Duration.ofSeconds(4));
        }
        assertThat(isRunning()).isTrue();
        assertThat(rig.terminal().crashes().restarts()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"create", "start", "confine", "exec", "ensureNetwork", "imageId"})
    void a_fault_of_the_host_never_counts_against_the_terminal(String verb) {
        rig.engine.refuse(verb, Fault.HOST);
        rig.pass(Duration.ofMinutes(30));
        assertThat(rig.terminal().isQuarantined()).isFalse();
        assertThat(rig.terminal().crashes().failedStarts()).isZero();
        assertThat(rig.supervisor.view().reason()).contains("refused by the test");
        rig.engine.heal();
        rig.pass(Duration.ofMinutes(1));
        assertThat(rig.state()).isEqualTo(Container.RUNNING);
    }

    @Test
    void a_missing_image_is_the_hosts_fault_and_is_shown() {
        rig.engine.loseImage();
        rig.pass(Duration.ofMinutes(30));
        assertThat(rig.state()).isEqualTo(Container.BACKING_OFF);
        assertThat(rig.supervisor.view().reason()).contains("is missing on the host");
        assertThat(rig.terminal().crashes().restarts()).isZero();
    }

    @Test
    void a_gateway_that_cannot_listen_is_the_hosts_fault() {
        rig.gateway.bound = false;
        rig.settle();
        rig.engine.die(rig.engine.only().orElseThrow().name(), 75);
        rig.supervisor.look();
        rig.pass(Duration.ofMinutes(30));
        assertThat(rig.terminal().crashes().failedStarts()).isZero();
        assertThat(rig.terminal().isQuarantined()).isFalse();
        rig.gateway.bound = true;
        rig.pass(Duration.ofMinutes(1));
        assertThat(rig.state()).isEqualTo(Container.RUNNING);
    }

    @Test
    void a_wrong_request_of_ours_does_not_count_against_the_terminal() {
        rig.engine.refuse("create", Fault.SPEC);
        rig.pass(Duration.ofMinutes(30));
        assertThat(rig.terminal().isQuarantined()).isFalse();
        assertThat(rig.state()).isEqualTo(Container.BACKING_OFF);
    }

    @Test
    void five_faults_of_the_container_in_a_row_quarantine_it_and_a_release_tries_it_again() {
        rig.engine.rejectDeliveries(1);
        rig.pass(Duration.ofHours(1));
        assertThat(rig.state()).isEqualTo(Container.QUARANTINED);
        assertThat(rig.terminal().crashes().failedStarts()).isEqualTo(5);
        rig.engine.heal();
        rig.supervisor.commands().execute(t -> t.releasedFromQuarantine(rig.clock.instant()));
        rig.settle();
        assertThat(rig.state()).isEqualTo(Container.RUNNING);
        assertThat(rig.stored("held")).isEqualTo("nothing");
    }

    @Test
    void a_host_that_keeps_failing_is_not_asked_until_it_may_have_recovered() {
        rig.engine.refuse("create", Fault.HOST);
        for (int i = 0; i < 5; i++) {
            rig.supervisor.commands().execute(t -> t.wantStopped(rig.clock.instant()));
            rig.supervisor.commands().execute(t -> t.wantRunning(rig.clock.instant()));
            rig.settle();
        }
        assertThat(rig.circuit.isOpen()).isTrue();
        long before = rig.engine.count("create");
        rig.supervisor.commands().execute(t -> t.wantRestart(rig.clock.instant()));
        rig.settle();
        assertThat(rig.engine.count("create")).isEqualTo(before);
        rig.engine.heal();
        rig.pass(Duration.ofMinutes(1));
        assertThat(rig.state()).isEqualTo(Container.RUNNING);
    }

    @Test
    void an_engine_that_does_not_answer_makes_the_terminal_lost_and_changes_nothing() {
        rig.alive();
        rig.engine.fail("inspect", () -> new EngineUnavailableException("no answer"));
        rig.supervisor.look();
        rig.liveFor(Duration.ofMinutes(10));
        assertThat(rig.state()).isEqualTo(Container.LOST);
        assertThat(isRunning()).isTrue();
        rig.engine.heal();
        rig.supervisor.engineIsBack();
        rig.settle();
        assertThat(rig.state()).isEqualTo(Container.RUNNING);
    }

    @Test
    void a_run_that_ended_while_the_engine_was_away_is_started_again_and_counts_no_failure() {
        rig.alive();
        rig.supervisor.change(t -> t.engineLost("restarting", rig.clock.instant()));
        rig.engine.die(rig.engine.only().orElseThrow().name(), 255);
        rig.supervisor.engineIsBack();
        rig.settle();
        assertThat(isRunning()).isTrue();
        assertThat(rig.terminal().crashes().inARow()).isZero();
        assertThat(rig.terminal().crashes().restarts()).isEqualTo(1);
    }

    @Test
    void what_a_person_wants_is_stored_before_it_counts() {
        rig.alive();
        rig.database.goAway();
        try {
            assertThatThrownBy(() -> rig.supervisor.commands().execute(t -> t.wantStopped(rig.clock.instant())))
                    .isInstanceOf(RuntimeException.class);
            assertThat(rig.terminal().desiredState().desired()).isEqualTo(Desired.RUNNING);
        } finally {
            rig.database.comeBack();
        }
        rig.supervisor.commands().execute(t -> t.wantStopped(rig.clock.instant()));
        assertThat(rig.stored("desired_state")).isEqualTo("STOPPED");
    }

    @Test
    void commands_that_race_leave_the_database_and_memory_with_the_same_wish() {
        rig.alive();
        for (int round = 0; round < 20; round++) {
            CompletableFuture<?>[] commands = IntStream.range(0, 8)
                    .mapToObj(i -> CompletableFuture.runAsync(
                            () -> rig.supervisor
                                    .commands()
                                    .execute(t -> i % 2 == 0
                                            ? t.wantStopped(rig.clock.instant())
                                            : t.wantRunning(rig.clock.instant())),
                            Thread::startVirtualThread))
                    .toArray(CompletableFuture[]::new);
            CompletableFuture.allOf(commands).join();
            assertThat(rig.stored("desired_state"))
                    .isEqualTo(rig.terminal().desiredState().desired().name());
            rig.settle();
        }
    }

    @Test
    void a_restart_that_was_accepted_survives_a_server_that_is_killed_at_once() {
        rig.alive();
        rig.supervisor.commands().execute(t -> t.wantRestart(rig.clock.instant()));
        rig.restartServer();
        assertThat(rig.engine.calls()).containsSubsequence("exec", "stop", "start", "exec");
    }

    @Test
    void a_deleted_account_cannot_be_revived() {
        rig.alive();
        rig.accounts.delete(rig.account.id());
        rig.supervisor.change(t -> t.wantRemoved(rig.clock.instant()));
        assertThatThrownBy(() -> rig.supervisor.commands().execute(t -> t.wantRunning(rig.clock.instant())))
                .isInstanceOf(NotFoundException.class);
        rig.supervisor.change(t -> t.wantRestart(rig.clock.instant()));
        rig.settle();
        assertThat(rig.gone).isTrue();
        assertThat(rig.engine.only()).isEmpty();
        assertThat(rig.engine.hasVolume()).isFalse();
        assertThat(rig.stored("desired_state")).isEqualTo("nothing");
    }

    @Test
    void a_deletion_that_fails_half_way_is_finished() {
        rig.alive();
        rig.accounts.delete(rig.account.id());
        rig.engine.refuse("removeVolume", Fault.CONTAINER);
        rig.supervisor.change(t -> t.wantRemoved(rig.clock.instant()));
        rig.pass(Duration.ofMinutes(2));
        assertThat(rig.gone).isFalse();
        rig.engine.heal();
        rig.pass(Duration.ofMinutes(1));
        assertThat(rig.gone).isTrue();
        assertThat(rig.engine.hasVolume()).isFalse();
    }

    @Test
    void a_server_killed_between_storing_new_credentials_and_their_delivery_leaves_an_account_that_can_be_started() {
        rig.settle();
        rig.clock.pass(Duration.ofSeconds(1));
        rig.supervisor.change(t -> t.read(new JournalFact.Rejected("Wrong password."), rig.clock.instant()));
        rig.settle();
        assertThat(rig.stored("held")).isEqualTo("REJECTED");
        rig.accounts.changeCredentials(rig.account.id(), new CredentialChange(null, "right", null));
        rig.restartServer();
        assertThat(rig.terminal().desiredState().held()).isNull();
        assertThat(rig.engine.count("exec")).isEqualTo(2);
        assertThat(rig.stored("credentials")).isEqualTo("2");
    }

    @Test
    void adoption_replays_no_old_log_line_as_a_new_event() {
        rig.alive();
        rig.engine.print(journal("'7': connection to TermFleet-Demo lost"));
        rig.liveFor(Duration.ofMinutes(10));
        rig.newsSince = rig.clock.instant();
        rig.engine.print(journal("'7': authorization on TermFleet-Demo failed (Invalid account)"));
        List<TerminalView> told = rig.listen();
        rig.restartServer();
        assertThat(rig.supervisor.journal()).hasSize(2);
        assertThat(told).noneMatch(view -> view.brokerState() == Broker.DISCONNECTED);
        assertThat(told).anyMatch(view -> view.brokerState() == Broker.REJECTED);
    }

    private LogLine journal(String text) {
        return new LogLine(rig.clock.instant(), "[journal] 08:00:00.000\tNetwork\t" + text);
    }

    @Test
    void a_server_that_is_started_again_restarts_no_terminal_that_has_its_credentials() {
        rig.alive();
        rig.restartServer();
        rig.alive();
        assertThat(rig.engine.calls()).doesNotContain("stop", "kill");
        assertThat(rig.engine.count("start")).isEqualTo(1);
    }
}
