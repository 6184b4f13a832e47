package com.termfleet.copy.processor;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;
import org.slf4j.LoggerFactory;

/**
 * Signals, answers, losses, repeats, reconnects, kills and a database that comes and goes, in any order: whatever happens,
 * no follower holds a position twice, none is left behind, and every copy ends with a status and a reason.
 */
class AnyOrderOfEventsTest {

    private static final int STEPS = 120;

    /** Thousands of lost databases and answers are expected here; the failing story is told by the failure. */
    @BeforeProperty
    void quiet() {
        ((Logger) LoggerFactory.getLogger("com.termfleet.copy")).setLevel(Level.OFF);
    }

    @AfterProperty
    void loud() {
        ((Logger) LoggerFactory.getLogger("com.termfleet.copy")).setLevel(null);
    }

    @Property(tries = 400, shrinking = ShrinkingMode.OFF)
    void when_the_master_is_flat_so_is_every_follower_in_the_end(@ForAll long seed) {
        World world = new World(seed);
        telling(world, () -> {
            world.live(STEPS);
            world.mend(true);
            world.checkFlat();
            world.checkAccountedFor();
        });
    }

    @Property(tries = 400, shrinking = ShrinkingMode.OFF)
    void while_the_master_is_in_every_copy_is_as_large_as_wanted_or_has_a_reason(@ForAll long seed) {
        World world = new World(seed);
        telling(world, () -> {
            world.live(STEPS);
            world.mend(false);
            world.checkAccountedFor();
        });
    }

    private static void telling(World world, Runnable checks) {
        try {
            checks.run();
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError(e.getMessage() + "\nwhat happened:\n" + world.story(), e);
        }
    }
}
