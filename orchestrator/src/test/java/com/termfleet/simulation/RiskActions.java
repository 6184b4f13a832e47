package com.termfleet.simulation;

import com.termfleet.kernel.AccountId;
import java.util.List;
import java.util.Random;

/** What owners do about the risk of their accounts, and what accounts come to by it: limits, and stops at a loss. */
final class RiskActions {

    /** Chosen with equal chances; few of them leave much room. */
    private static final List<String> LIMITS = List.of(
            "{}",
            "{}",
            "{\"maxOpenPositions\": 4}",
            "{\"maxOpenPositions\": 0}",
            "{\"maxOpenPerSymbol\": 2}",
            "{\"maxTotalLots\": \"1.20\"}",
            "{\"maxLot\": \"0.25\"}",
            "{\"maxOpenPositions\": 6, \"maxOpenPerSymbol\": 3, \"maxTotalLots\": \"2.00\", \"maxLot\": \"0.40\"}",
            "{\"deniedSymbols\": [\"GBPUSD\", \"GBPUSD.z\"]}");

    /** Milliseconds. */
    private static final int LONGEST_STOP = 60_000;

    private final World world;
    private final Random random;
    private final OwnersActions api;

    RiskActions(World world, Actions actions, OwnersActions api) {
        this.world = world;
        this.random = world.random;
        this.api = api;
        actions.add("limits", 3, this::ownerSetsLimits);
        actions.add("stop-out", 1, this::accountIsStopped);
    }

    private AccountId anyFollower() {
        return world.any(World.FOLLOWERS);
    }

    private void ownerSetsLimits() {
        AccountId account = anyFollower();
        String limits = world.any(LIMITS);
        api.call(server -> {
            world.story.tell(() -> "limits of account " + account + ": " + limits);
            world.limits.replaced(account);
            server.changed(world.database.limits.set(account, limits));
        });
    }

    private void accountIsStopped() {
        AccountId account = anyFollower();
        int lasts = 1 + random.nextInt(LONGEST_STOP);
        api.call(server -> {
            if (world.database.limits.isStoppedOut(account)) {
                return;
            }
            world.story.tell(() -> "account " + account + " is stopped out");
            world.limits.stopped(account);
            world.database.limits.stopOut(account, server.now());
            server.stopOutChanged(account);
            world.after(lasts, () -> api.call(later -> end(later, account)));
        });
    }

    private void end(Server server, AccountId account) {
        world.story.tell(() -> "account " + account + " is stopped out no longer");
        world.limits.stopEnded(account);
        world.database.limits.endStopOut(account);
        server.stopOutChanged(account);
    }
}
