package com.termfleet.terminal.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.termfleet.runtime.ResourceUse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ResourceSamplerTest {

    private final SupervisorRig rig = new SupervisorRig();
    private final SupervisorRegistry registry = new SupervisorRegistry();
    private final ResourceSampler sampler = new ResourceSampler(rig.engine, registry);

    @BeforeEach
    void run() {
        registry.add(rig.supervisor);
        rig.alive();
    }

    @AfterEach
    void close() {
        rig.close();
    }

    private @Nullable ResourceUse measured(Duration later, Duration cpuTime) {
        rig.liveFor(later);
        rig.engine.use(cpuTime, 100 << 20);
        sampler.measure();
        return rig.supervisor.view().resources();
    }

    @Test
    void processor_use_is_at_first_that_since_the_start_and_then_that_since_the_last_round() {
        assertThat(measured(Duration.ofSeconds(10), Duration.ofSeconds(5)))
                .satisfies(use -> assertThat(use.cpus()).isCloseTo(0.5, within(0.001)))
                .satisfies(use -> assertThat(use.memoryBytes()).isEqualTo(100 << 20));
        assertThat(measured(Duration.ofSeconds(10), Duration.ofSeconds(7)))
                .satisfies(use -> assertThat(use.cpus()).isCloseTo(0.2, within(0.001)));
    }

    @Test
    void a_new_run_is_not_compared_with_the_one_before() {
        measured(Duration.ofSeconds(10), Duration.ofSeconds(100));
        rig.supervisor.commands().execute(t -> t.wantRestart(rig.clock.instant()));
        rig.alive();

        assertThat(measured(Duration.ofSeconds(4), Duration.ofSeconds(1)))
                .satisfies(use -> assertThat(use.cpus()).isCloseTo(0.25, within(0.001)));
    }

    @Test
    void a_terminal_that_could_not_be_measured_shows_no_old_figures() {
        measured(Duration.ofSeconds(10), Duration.ofSeconds(5));
        rig.engine.useUnknown();
        sampler.measure();

        assertThat(rig.supervisor.view().resources()).isNull();
    }
}
