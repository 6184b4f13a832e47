package com.termfleet.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A bounded part of what {@code make soak} runs. */
class SimulationTest {

    private static final int SEEDS = 16;
    private static final int STEPS = 1_000;

    @Test
    void whatever_happens_every_promise_is_kept() throws Exception {
        Runs.Summary summary = new Runs(STEPS, false).run(1, SEEDS, outcome -> {});
        assertThat(summary.violations()).as(Soak.howToRepeat(STEPS)).isEmpty();
    }

    @Test
    void a_seed_is_one_run() {
        Simulation.Outcome once = new Simulation(7, 150).run(true);
        Simulation.Outcome again = new Simulation(7, 150).run(true);
        assertThat(again.story()).isEqualTo(once.story()).hasSizeGreaterThan(500);
    }
}
