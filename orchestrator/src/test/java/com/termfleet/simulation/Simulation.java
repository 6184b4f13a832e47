package com.termfleet.simulation;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One run by a seed: a life full of faults, an end to all of them, and the checks of what has become of everything. */
final class Simulation {

    /** Longer than any pause after which a part of the system tries again by itself. */
    private static final long UNTIL_ALL_IS_SETTLED = 12 * 60_000L;
    /** In seconds. Prices go on moving, and an order may fill at the last moment. */
    private static final int UNTIL_NOTHING_IS_UNDER_WAY = 60;

    private static final long[] PAUSES = {20, 20, 100, 100, 500, 1_000, 3_000};
    private static final int LONG_PAUSE_ONE_IN = 100;
    private static final long LONG_PAUSE = 60_000;

    private final long seed;
    private final int steps;

    Simulation(long seed, int steps) {
        this.seed = seed;
        this.steps = steps;
    }

    /**
     * @param violation what was broken, null if nothing
     * @param step in which it was noticed; the number of steps for what was noticed at the end
     * @param trades how many trades of masters were copied
     * @param virtualMillis how much time passed in the simulation
     * @param coverage how often each thing happened
     * @param story empty unless it was asked for
     */
    record Outcome(
            long seed,
            @Nullable Throwable violation,
            int step,
            int trades,
            long virtualMillis,
            Map<String, Integer> coverage,
            List<String> story) {}

    Outcome run(boolean keepsStory) {
        int step = 0;
        Throwable violation = null;
        try (World world = new World(seed, keepsStory);
                LoggedErrors errors = new LoggedErrors(world.story)) {
            long began = world.time.millis();
            try {
                Actions actions = new Actions(world);
                for (; step < steps; step++) {
                    actions.any();
                    world.pass(pause(world));
                    world.checks.check();
                    errors.check();
                }
                settle(world, errors);
                actions.closeAll();
                settle(world, errors);
            } catch (Violation | IllegalStateException e) {
                violation = e;
            }
            world.coverage.end(world.database);
            return new Outcome(
                    seed,
                    violation,
                    step,
                    world.database.trades().size(),
                    world.time.millis() - began,
                    world.coverage.counts(),
                    world.story.lines());
        }
    }

    private static long pause(World world) {
        return world.random.nextInt(LONG_PAUSE_ONE_IN) == 0 ? LONG_PAUSE : PAUSES[world.random.nextInt(PAUSES.length)];
    }

    private static void settle(World world, LoggedErrors errors) {
        world.pass(60_000);
        world.calm();
        for (long passed = 0; passed < UNTIL_ALL_IS_SETTLED; passed += 10_000) {
            world.pass(10_000);
            world.checks.check();
        }
        for (int i = 0; i < UNTIL_NOTHING_IS_UNDER_WAY && !world.isQuiet(); i++) {
            world.pass(1_000);
        }
        errors.check();
        new FinalChecks(world).check();
    }
}
