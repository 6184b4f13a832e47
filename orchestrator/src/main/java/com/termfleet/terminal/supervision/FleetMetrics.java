package com.termfleet.terminal.supervision;

import com.termfleet.terminal.Installation;
import com.termfleet.terminal.TerminalStates.Broker;
import com.termfleet.terminal.TerminalStates.Container;
import com.termfleet.terminal.TerminalStates.Expert;
import com.termfleet.terminal.state.Terminal;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.Function;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** Metrics of terminals by state. */
@Component
class FleetMetrics implements MeterBinder {

    private final SupervisorRegistry supervisors;
    private final Installation installation;

    FleetMetrics(SupervisorRegistry supervisors, Installation installation) {
        this.supervisors = supervisors;
        this.installation = installation;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (Container state : Container.values()) {
            gauge(registry, "container", state, terminal -> terminal.container().is(state));
        }
        for (Broker state : Broker.values()) {
            gauge(
                    registry,
                    "broker",
                    state,
                    terminal -> terminal.expertStatus().broker().is(state));
        }
        for (Expert state : Expert.values()) {
            gauge(
                    registry,
                    "expert",
                    state,
                    terminal -> terminal.expertStatus().expert().is(state));
        }
        Gauge.builder("termfleet.orphans", () -> installation.orphans().size())
                .description("Containers of this installation without an account")
                .register(registry);
        Gauge.builder(
                        "termfleet.terminal.restarts",
                        () -> sum(terminal -> terminal.crashes().restarts()))
                .description("Restarts after failures of the present terminals")
                .register(registry);
    }

    private void gauge(MeterRegistry registry, String what, Enum<?> state, Predicate<Terminal> test) {
        Gauge.builder("termfleet.terminals", () -> sum(terminal -> test.test(terminal) ? 1 : 0))
                .description("Hosted terminals by state")
                .tag("part", what)
                .tag("state", state.name())
                .register(registry);
    }

    private long sum(Function<Terminal, Integer> of) {
        return supervisors.all().stream()
                .mapToLong(supervisor -> of.apply(supervisor.terminal()))
                .sum();
    }
}
