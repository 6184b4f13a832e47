package com.termfleet.simulation;

import com.termfleet.copy.pause.PauseMode;
import com.termfleet.copy.subscription.Subscription;
import com.termfleet.copy.subscription.Subscription.Closing;
import com.termfleet.kernel.AccountId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What owners and admins do by the API: they pause at every level, remove subscriptions and make them again. */
final class OwnersActions {

    /** Milliseconds. */
    private static final int MOST_PAUSE = 30_000;

    private static final long API_RETRY = 1_000;

    private final World world;
    private final Random random;

    OwnersActions(World world, Actions actions) {
        this.world = world;
        this.random = world.random;
        actions.add("pause", 2, this::ownerPauses);
        actions.add("pause-account", 2, this::ownerPausesAnAccount);
        actions.add("pause-all", 1, this::adminPausesEverything);
        actions.add("remove", 1, this::ownerRemoves);
        new RiskActions(world, actions, this);
    }

    /** By the API of the leader, again and again until there is one. */
    void call(Consumer<Server> change) {
        Server leader = world.servers.leader();
        if (leader == null) {
            world.after(API_RETRY, () -> call(change));
        } else {
            change.accept(leader);
        }
    }

    private int anySubscription() {
        return world.any(world.database.liveSubscriptions());
    }

    private int pauseTime() {
        return 1 + random.nextInt(MOST_PAUSE);
    }

    private PauseMode anyMode() {
        return world.any(List.of(PauseMode.values()));
    }

    private void ownerPauses() {
        if (world.database.liveSubscriptions().isEmpty()) {
            return;
        }
        int subscription = anySubscription();
        PauseMode mode = anyMode();
        int pause = pauseTime();
        // Resumed only after it was paused, however long that takes.
        call(server -> {
            setPause(server, subscription, mode);
            world.after(pause, () -> call(later -> setPause(later, subscription, null)));
        });
    }

    private void setPause(Server server, int subscription, @Nullable PauseMode mode) {
        if (world.database.subscription(subscription).isRemoved()) {
            return;
        }
        tell("subscription " + subscription + " is paused: " + mode);
        server.changed(world.database.pause(subscription, mode, server.now()));
    }

    private void ownerPausesAnAccount() {
        pauseFor(world.any(World.ACCOUNTS));
    }

    private void adminPausesEverything() {
        pauseFor(null);
    }

    /** @param account null for everything */
    private void pauseFor(@Nullable AccountId account) {
        PauseMode mode = anyMode();
        int pause = pauseTime();
        call(server -> {
            setPause(server, account, mode);
            world.after(pause, () -> call(later -> setPause(later, account, null)));
        });
    }

    private void setPause(Server server, @Nullable AccountId account, @Nullable PauseMode mode) {
        tell((account == null ? "everything" : "account " + account) + " is paused: " + mode);
        server.changed(world.database.pause(account, mode, server.now()));
    }

    /** Removed, mostly while it has copies, and made again soon or later. */
    private void ownerRemoves() {
        List<Integer> live = new ArrayList<>(world.database.liveSubscriptions());
        if (live.isEmpty()) {
            return;
        }
        int subscription = world.any(live);
        Closing closing = world.any(List.of(Closing.values()));
        int away = pauseTime();
        call(server -> {
            if (world.database.subscription(subscription).isRemoved()) {
                return;
            }
            tell("subscription " + subscription + " is removed: " + closing);
            if (closing == Closing.KEEP) {
                world.checks.keeps(subscription);
            }
            server.changed(world.database.remove(subscription, closing));
            world.after(away, () -> call(later -> subscribeAgain(later, subscription)));
        });
    }

    private void subscribeAgain(Server server, int removed) {
        Subscription made = world.database.subscribeAgain(removed, server.now());
        tell("subscription " + removed + " is made again as " + made.id());
        server.changed(made);
    }

    private void tell(String what) {
        world.story.tell(() -> what);
    }
}
