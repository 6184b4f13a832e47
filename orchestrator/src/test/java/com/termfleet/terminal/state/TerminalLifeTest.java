package com.termfleet.terminal.state;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.runtime.ContainerState.Health;
import com.termfleet.terminal.ExtraExpert;
import com.termfleet.terminal.TerminalStates.Broker;
import com.termfleet.terminal.TerminalStates.Container;
import com.termfleet.terminal.TerminalStates.Desired;
import com.termfleet.terminal.TerminalStates.Expert;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What becomes of a terminal, in virtual minutes. */
class TerminalLifeTest {

    private final VirtualTerminal it = new VirtualTerminal();

    private Container container() {
        return it.terminal.container().value();
    }

    private Expert expert() {
        return it.terminal.expertStatus().expert().value();
    }

    private Broker broker() {
        return it.terminal.expertStatus().broker().value();
    }

    private VirtualTerminal alive() {
        return it.look().connects();
    }

    @Test
    void a_new_terminal_is_started_at_once_and_is_alive_with_its_first_heartbeat() {
        assertThat(container()).isEqualTo(Container.CREATING);
        it.look();
        assertThat(it.done).containsExactly("Start");
        assertThat(container()).isEqualTo(Container.RUNNING);
        assertThat(expert()).isEqualTo(Expert.STARTING);
        it.connects();
        assertThat(expert()).isEqualTo(Expert.ALIVE);
        assertThat(broker()).isEqualTo(Broker.AUTHORIZED);
    }

    @Test
    void nothing_is_done_before_somebody_has_looked() {
        assertThat(it.decision()).isEqualTo(new Action.Rest());
    }

    @Test
    void a_terminal_with_a_fresh_heartbeat_is_never_restarted() {
        alive().livesFor(Duration.ofHours(2));
        assertThat(it.starts).hasSize(1);
        assertThat(it.terminal.crashes().restarts()).isZero();
    }

    @Test
    void a_heartbeat_without_leave_to_trade_is_no_reason_to_restart() {
        alive();
        for (int i = 0; i < 600; i++) {
            it.pass(Duration.ofSeconds(2)).beats(false, false);
        }
        assertThat(expert()).isEqualTo(Expert.NOT_ALLOWED);
        assertThat(broker()).isEqualTo(Broker.DISCONNECTED);
        assertThat(it.starts).hasSize(1);
    }

    @Test
    void a_failed_health_check_restarts_a_terminal_that_never_reported() {
        it.look().pass(Duration.ofSeconds(40)).isFound(Health.UNHEALTHY);
        assertThat(it.done).containsExactly("Start", "GiveUp", "Kill", "Start");
        assertThat(it.terminal.crashes().failedStarts()).isEqualTo(1);
    }

    @Test
    void a_failed_health_check_restarts_no_terminal_whose_heartbeat_is_fresh() {
        alive().livesFor(Duration.ofMinutes(1)).isFound(Health.UNHEALTHY).livesFor(Duration.ofMinutes(1));
        assertThat(it.starts).hasSize(1);
    }

    @Test
    void a_health_check_that_passes_is_no_reason_to_do_anything() {
        it.look().pass(Duration.ofSeconds(40)).isFound(Health.STARTING).isFound(Health.HEALTHY);
        assertThat(it.done).containsExactly("Start");
    }

    @Test
    void three_missed_heartbeats_make_it_silent_and_restart_it() {
        alive().livesFor(Duration.ofMinutes(1)).pass(Duration.ofSeconds(6));
        assertThat(it.starts).hasSize(1);
        it.fallsSilent();
        assertThat(it.done).containsExactly("Start", "GiveUp", "Kill", "Start");
        assertThat(it.terminal.crashes().restarts()).isEqualTo(1);
    }

    @Test
    void silence_on_an_open_connection_is_noticed_without_the_gateway() {
        alive().pass(Duration.ofMillis(11_900));
        assertThat(expert()).isEqualTo(Expert.ALIVE);
        it.pass(Duration.ofMillis(100));
        assertThat(it.done).containsExactly("Start", "GiveUp", "Kill", "Start");
    }

    @Test
    void an_expert_that_reconnects_is_left_alone() {
        alive().disconnects().pass(Duration.ofSeconds(10));
        assertThat(expert()).isEqualTo(Expert.SILENT);
        it.connects().livesFor(Duration.ofMinutes(1));
        assertThat(expert()).isEqualTo(Expert.ALIVE);
        assertThat(it.starts).hasSize(1);
    }

    @Test
    void an_expert_that_does_not_come_back_is_restarted() {
        alive().disconnects().pass(Duration.ofSeconds(15));
        assertThat(it.starts).hasSize(2);
    }

    @Test
    void a_crash_is_answered_at_once_then_after_ten_seconds_then_after_ever_longer_pauses() {
        alive();
        Instant first = it.now;
        it.dies(5);
        assertThat(it.starts.getLast()).isEqualTo(first);
        Duration[] expected = {
            Duration.ofSeconds(10),
            Duration.ofSeconds(20),
            Duration.ofSeconds(40),
            Duration.ofSeconds(80),
            Duration.ofSeconds(160),
            Duration.ofSeconds(300),
            Duration.ofSeconds(300)
        };
        for (Duration pause : expected) {
            it.connects();
            Instant died = it.now;
            it.dies(5);
            assertThat(container()).isEqualTo(Container.BACKING_OFF);
            it.pass(pause.multipliedBy(126).dividedBy(100).plusSeconds(1));
            Duration waited = Duration.between(died, it.starts.getLast());
            assertThat(waited)
                    .isBetween(
                            pause.multipliedBy(74).dividedBy(100),
                            pause.multipliedBy(126).dividedBy(100).plusSeconds(1));
        }
    }

    @Test
    void ten_healthy_minutes_make_a_crash_forgotten() {
        alive().dies(5).connects();
        it.livesFor(Duration.ofMinutes(9));
        assertThat(it.terminal.crashes().inARow()).isEqualTo(1);
        it.livesFor(Duration.ofMinutes(2));
        assertThat(it.terminal.crashes().inARow()).isZero();
        Instant died = it.now;
        it.dies(5);
        assertThat(it.starts.getLast()).isEqualTo(died);
    }

    @Test
    void five_starts_that_come_to_nothing_end_in_quarantine() {
        it.look();
        for (int i = 0; i < 4; i++) {
            it.dies(70).pass(Duration.ofSeconds(101));
        }
        it.dies(70);
        assertThat(container()).isEqualTo(Container.QUARANTINED);
        assertThat(it.terminal.view("c", null).reason()).contains("5 starts").contains("display");
        int starts = it.starts.size();
        it.pass(Duration.ofHours(1));
        assertThat(it.starts).hasSize(starts);
    }

    @Test
    void a_terminal_that_runs_and_never_reports_counts_as_a_failed_start() {
        it.look().pass(Duration.ofMinutes(30));
        assertThat(container()).isEqualTo(Container.QUARANTINED);
        assertThat(it.starts).hasSize(5);
    }

    @Test
    void a_person_ends_the_quarantine() {
        it.look().pass(Duration.ofMinutes(30)).wants(Terminal::wantRunning);
        assertThat(container()).isEqualTo(Container.RUNNING);
        assertThat(it.terminal.crashes().inARow()).isZero();
    }

    @Test
    void being_alive_once_makes_failed_starts_forgotten() {
        it.look();
        for (int i = 0; i < 20; i++) {
            it.dies(5).pass(Duration.ofMinutes(7)).connects();
        }
        assertThat(container()).isEqualTo(Container.RUNNING);
    }

    @Test
    void a_wrong_password_is_never_tried_again() {
        it.look().reads(new JournalFact.Rejected("TermFleet-Demo rejected the login (Invalid account)."));
        assertThat(broker()).isEqualTo(Broker.REJECTED);
        it.pass(Duration.ofHours(1));
        it.dies(5).pass(Duration.ofHours(1));
        assertThat(it.starts).hasSize(1);
        assertThat(it.terminal.view("c", null).reason()).contains("Invalid account");
    }

    @Test
    void new_credentials_are_tried_at_once() {
        it.look().reads(new JournalFact.Rejected("rejected")).wants(Terminal::credentialsChanged);
        assertThat(it.starts).hasSize(2);
        assertThat(broker()).isEqualTo(Broker.UNKNOWN);
        it.connects();
        assertThat(broker()).isEqualTo(Broker.AUTHORIZED);
    }

    @Test
    void what_the_old_credentials_were_told_is_not_held_against_the_new_ones() {
        JournalFact rejection = new JournalFact.Rejected("Invalid account");
        it.look();
        it.terminal = it.terminal.credentialsChanged(it.now).read(rejection, it.now);
        it.settle();
        assertThat(it.done).containsExactly("Start", "Stop", "Start");
        it.terminal = it.terminal.read(rejection, it.now.minusSeconds(1));
        assertThat(it.terminal.desiredState().held()).isNull();
        assertThat(broker()).isNotEqualTo(Broker.REJECTED);
    }

    @Test
    void a_rejection_is_remembered_over_a_restart_of_the_orchestrator() {
        DesiredState held = VirtualTerminal.wanted().withHeld(new StartBlock(StartBlock.Why.REJECTED, "rejected"));
        VirtualTerminal again = new VirtualTerminal(held, null).look().pass(Duration.ofHours(1));
        assertThat(again.starts).isEmpty();
        assertThat(again.terminal.expertStatus().broker().value()).isEqualTo(Broker.REJECTED);
    }

    @Test
    void a_persons_stop_is_no_crash() {
        alive().wants(Terminal::wantStopped).pass(Duration.ofHours(1));
        assertThat(container()).isEqualTo(Container.STOPPED);
        assertThat(it.terminal.crashes().restarts()).isZero();
        assertThat(it.starts).hasSize(1);
        it.wants(Terminal::wantRunning);
        assertThat(container()).isEqualTo(Container.RUNNING);
    }

    @Test
    void a_person_restarts_once() {
        alive().wants(Terminal::wantRestart).connects().livesFor(Duration.ofMinutes(5));
        assertThat(it.done).containsExactly("Start", "Stop", "Start");
        assertThat(it.terminal.crashes().restarts()).isZero();
    }

    @Test
    void what_is_not_to_run_is_stopped_whoever_started_it() {
        alive().wants(Terminal::wantStopped).startedBySomebodyElse();
        assertThat(it.done).containsExactly("Start", "Stop", "Stop");
    }

    @Test
    void a_container_that_somebody_else_restarts_gets_its_credentials_again() {
        alive().pass(Duration.ofSeconds(1)).startedBySomebodyElse();
        assertThat(it.done).containsExactly("Start", "Deliver");
        assertThat(it.terminal.crashes().restarts()).isZero();
    }

    @Test
    void a_healthy_terminal_is_adopted_and_not_touched() {
        VirtualTerminal adopted = new VirtualTerminal(
                VirtualTerminal.wanted(), VirtualTerminal.runningSince(Instant.parse("2026-01-05T08:00:00Z")));
        adopted.look().reads(new JournalFact.Step("begin")).reads(new JournalFact.Step("terminal"));
        adopted.pass(Duration.ofSeconds(30)).connects().livesFor(Duration.ofMinutes(20));
        assertThat(adopted.done).isEmpty();
        assertThat(adopted.terminal.container().value()).isEqualTo(Container.RUNNING);
    }

    @Test
    void an_adopted_container_that_still_waits_for_its_credentials_gets_them() {
        VirtualTerminal adopted = new VirtualTerminal(
                VirtualTerminal.wanted(), VirtualTerminal.runningSince(Instant.parse("2026-01-05T09:59:58Z")));
        adopted.look().reads(new JournalFact.Step("credentials")).pass(Duration.ofSeconds(3));
        assertThat(adopted.done).containsExactly("Deliver");
    }

    @Test
    void an_adopted_terminal_that_does_not_report_is_restarted_after_the_usual_limit() {
        VirtualTerminal adopted = new VirtualTerminal(
                VirtualTerminal.wanted(), VirtualTerminal.runningSince(Instant.parse("2026-01-05T08:00:00Z")));
        adopted.look().reads(new JournalFact.Step("terminal")).pass(Duration.ofSeconds(119));
        assertThat(adopted.done).isEmpty();
        adopted.pass(Duration.ofSeconds(2));
        assertThat(adopted.done).startsWith("GiveUp", "Kill", "Start");
    }

    @Test
    void while_the_engine_is_away_nothing_is_done_and_a_fresh_heartbeat_still_shows() {
        alive();
        it.terminal = it.terminal.engineLost("connection refused", it.now);
        assertThat(container()).isEqualTo(Container.LOST);
        it.livesFor(Duration.ofMinutes(5));
        assertThat(expert()).isEqualTo(Expert.ALIVE);
        assertThat(it.done).containsExactly("Start");
        it.look();
        assertThat(container()).isEqualTo(Container.RUNNING);
        assertThat(it.done).containsExactly("Start");
    }

    @Test
    void a_container_that_died_while_the_engine_was_away_is_started_when_it_is_back() {
        alive();
        it.terminal = it.terminal.engineLost("connection refused", it.now);
        it.dies(137);
        assertThat(it.starts).hasSize(2);
    }

    @Test
    void silence_while_we_slept_is_held_against_nobody() {
        alive();
        it.now = it.now.plusSeconds(60);
        it.terminal = it.terminal.forgiven(it.now);
        it.pass(Duration.ofSeconds(30)).connects().livesFor(Duration.ofMinutes(1));
        assertThat(it.starts).hasSize(1);
    }

    @Test
    void a_session_that_was_replaced_counts_for_nothing() {
        alive();
        Terminal before = it.terminal;
        assertThat(before.sessionClosed("an older one").fellSilent("an older one", it.now))
                .isEqualTo(before);
    }

    @Test
    void experts_that_come_too_late_for_this_run_restart_it() {
        ExtraExpert trader = new ExtraExpert("DemoTrader", "EURUSD", Map.of());
        it.terminal = it.terminal.extrasChanged(List.of(trader), it.now);
        it.look();
        assertThat(it.done).containsExactly("Start");
        it.terminal = it.terminal.extrasChanged(List.of(), it.now);
        it.settle();
        assertThat(it.done).containsExactly("Start", "Stop", "Start");
    }

    @Test
    void experts_that_change_while_others_are_handed_over_restart_it() {
        ExtraExpert trader = new ExtraExpert("DemoTrader", "EURUSD", Map.of());
        VirtualTerminal found =
                new VirtualTerminal(VirtualTerminal.wanted(), VirtualTerminal.runningSince(it.now.minusSeconds(1)));
        found.look();
        List<ExtraExpert> handedOver = found.terminal.desiredState().extras();
        found.wants(
                (terminal, now) -> terminal.extrasChanged(List.of(trader), now).delivered(handedOver, now));
        assertThat(found.done).containsExactly("Stop", "Start");
        found.pass(Duration.ofMinutes(1));
        assertThat(found.starts).hasSize(1);
    }

    @Test
    void a_silence_within_the_ten_minutes_begins_them_anew() {
        alive().dies(5).connects().livesFor(Duration.ofMinutes(6));
        it.disconnects().pass(Duration.ofSeconds(10)).connects().livesFor(Duration.ofMinutes(6));
        assertThat(it.terminal.crashes().inARow()).isEqualTo(1);
        it.livesFor(Duration.ofMinutes(5));
        assertThat(it.terminal.crashes().inARow()).isZero();
    }

    @Test
    void credentials_and_restarts_that_are_asked_for_while_the_engine_is_away_are_not_forgotten() {
        alive();
        it.wants((terminal, now) -> terminal.engineLost("away", now));
        it.wants(Terminal::credentialsChanged).look();
        assertThat(it.done).containsExactly("Start", "Stop", "Start");
        it.connects().wants((terminal, now) -> terminal.engineLost("away", now));
        it.wants(Terminal::wantRestart).look();
        assertThat(it.done).containsExactly("Start", "Stop", "Start", "Stop", "Start");
    }

    @Test
    void a_deleted_account_takes_its_container_along() {
        alive().wants(Terminal::wantRemoved);
        assertThat(it.done).containsExactly("Start", "Remove");
    }

    @Test
    void an_investor_login_stays_one_after_heartbeats() {
        alive().reads(new JournalFact.ReadOnly()).livesFor(Duration.ofMinutes(1));
        assertThat(broker()).isEqualTo(Broker.INVESTOR);
        assertThat(it.terminal.desiredState().desired()).isEqualTo(Desired.RUNNING);
    }
}
