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
 * Orders that are placed, moved, filled and removed on both sides in any order, with lost answers, connections and servers:
 * no follower ever has two of one trade, nothing is left behind, and what waits, waits as the master's order does.
 */
class PendingOrdersInAnyOrderTest {

    private static final int STEPS = 100;

    @BeforeProperty
    void quiet() {
        ((Logger) LoggerFactory.getLogger("com.termfleet.copy")).setLevel(Level.OFF);
    }

    @AfterProperty
    void loud() {
        ((Logger) LoggerFactory.getLogger("com.termfleet.copy")).setLevel(null);
    }

    @Property(tries = 300, shrinking = ShrinkingMode.OFF)
    void when_the_master_has_nothing_neither_have_its_followers_in_the_end(@ForAll long seed) {
        PendingOrderWorld world = new PendingOrderWorld(seed);
        telling(world, () -> {
            world.live(STEPS);
            world.mend(true);
            world.checkFlat();
            world.checkAccountedFor();
        });
    }

    @Property(tries = 300, shrinking = ShrinkingMode.OFF)
    void every_copy_is_what_the_master_has_or_has_a_reason(@ForAll long seed) {
        PendingOrderWorld world = new PendingOrderWorld(seed);
        telling(world, () -> {
            world.live(STEPS);
            world.mend(false);
            world.checkAccountedFor();
        });
    }

    private static void telling(PendingOrderWorld world, Runnable checks) {
        try {
            checks.run();
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError(e.getMessage() + "\nwhat happened:\n" + world.story(), e);
        }
    }
}
