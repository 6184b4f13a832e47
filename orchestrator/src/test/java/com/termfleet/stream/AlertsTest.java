package com.termfleet.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.stream.Alert.Severity;
import com.termfleet.terminal.TerminalStates.Broker;
import com.termfleet.terminal.TerminalStates.Container;
import com.termfleet.terminal.TerminalStates.Expert;
import com.termfleet.testing.Terminals;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AlertsTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final Alerts alerts = new Alerts();

    @Test
    void a_terminal_that_is_well_alerts_nobody() {
        assertThat(alerts.of(Terminals.terminal(7, Container.RUNNING, Broker.AUTHORIZED, Expert.ALIVE), NOW))
                .isEmpty();
        assertThat(alerts.of(Terminals.terminal(7, Container.STARTING, Broker.CONNECTING, Expert.STARTING), NOW))
                .isEmpty();
    }

    @Test
    void a_rejected_login_is_critical_since_only_a_person_can_mend_it() {
        assertThat(alerts.of(Terminals.terminal(7, Container.RUNNING, Broker.REJECTED, Expert.NONE), NOW))
                .singleElement()
                .satisfies(alert -> {
                    assertThat(alert.severity()).isEqualTo(Severity.CRITICAL);
                    assertThat(alert.accountId().value()).isEqualTo(7);
                    assertThat(alert.text()).contains("new credentials");
                    assertThat(alert.at()).isEqualTo(NOW);
                });
    }

    @Test
    void a_trouble_that_lasts_is_told_once() {
        alerts.of(Terminals.terminal(7, Container.CRASHED, Broker.UNKNOWN, Expert.NONE), NOW);

        assertThat(alerts.of(Terminals.terminal(7, Container.CRASHED, Broker.UNKNOWN, Expert.NONE), NOW))
                .isEmpty();
    }

    @Test
    void a_trouble_that_passed_and_comes_again_is_told_again() {
        alerts.of(Terminals.terminal(7, Container.CRASHED, Broker.UNKNOWN, Expert.NONE), NOW);
        alerts.of(Terminals.terminal(7, Container.RUNNING, Broker.AUTHORIZED, Expert.ALIVE), NOW);

        assertThat(alerts.of(Terminals.terminal(7, Container.CRASHED, Broker.UNKNOWN, Expert.NONE), NOW))
                .hasSize(1);
    }

    @Test
    void a_second_trouble_is_told_without_repeating_the_first() {
        alerts.of(Terminals.terminal(7, Container.RUNNING, Broker.DISCONNECTED, Expert.ALIVE), NOW);

        assertThat(alerts.of(Terminals.terminal(7, Container.RUNNING, Broker.DISCONNECTED, Expert.SILENT), NOW))
                .singleElement()
                .satisfies(alert -> assertThat(alert.text()).contains("stopped reporting"));
    }

    @Test
    void troubles_of_two_terminals_are_kept_apart() {
        alerts.of(Terminals.terminal(7, Container.CRASHED, Broker.UNKNOWN, Expert.NONE), NOW);

        assertThat(alerts.of(Terminals.terminal(8, Container.CRASHED, Broker.UNKNOWN, Expert.NONE), NOW))
                .hasSize(1);
    }
}
