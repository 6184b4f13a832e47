package com.termfleet.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A bounded part of what {@code make soak} runs. */
class SimulationTest {

    private static final int SEEDS = 16;
    private static final int STEPS = 1_000;

    /** What has to happen in these runs: a promise that nothing puts to the test is not tested. */
    private static final List<String> COVERED = List.of(
            "opened",
            "closed",
            "closed partly",
            "stops changed",
            "order placed",
            "order moved",
            "order removed",
            "copies of several masters",
            "netted on one side",
            "netted on both sides",
            "opened again",
            "action pause",
            "action pause-account",
            "action pause-all",
            "action remove",
            "action limits",
            "action server-kill",
            "action commit-unknown",
            "copy CLOSED CLOSED_WITH_MASTER",
            "copy CLOSED CLOSED_BY_FOLLOWER",
            "copy CLOSED SUBSCRIPTION_REMOVED",
            "copy CLOSED STOPPED_OUT",
            "copy CANCELLED CANCELLED_WITH_MASTER",
            "copy CANCELLED CANCELLED_BY_FOLLOWER",
            "copy SKIPPED RISK_LIMIT",
            "copy SKIPPED STOPPED_OUT",
            "copy SKIPPED PAUSED",
            "copy SKIPPED EXISTING_POSITION");

    @Test
    void whatever_happens_every_promise_is_kept() throws Exception {
        Runs.Summary summary = new Runs(STEPS, false).run(1, SEEDS, outcome -> {});
        assertThat(summary.violations()).as(Soak.howToRepeat(STEPS)).isEmpty();
        assertThat(summary.coverage()).containsKeys(COVERED.toArray(String[]::new));
    }

    @Test
    void a_seed_is_one_run() {
        Simulation.Outcome once = new Simulation(7, 150).run(true);
        Simulation.Outcome again = new Simulation(7, 150).run(true);
        assertThat(again.story()).isEqualTo(once.story()).hasSizeGreaterThan(500);
    }
}
