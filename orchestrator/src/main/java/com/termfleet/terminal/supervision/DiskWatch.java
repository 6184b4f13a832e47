package com.termfleet.terminal.supervision;

import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.NotFoundException;
import com.termfleet.runtime.EngineRefusedException;
import com.termfleet.runtime.EngineUnavailableException;
import com.termfleet.terminal.container.Containers;
import com.termfleet.terminal.container.DiskLimits;
import com.termfleet.terminal.container.DiskUse;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops terminals whose volumes grow too large, so that none fills the disk of its host: the database may be on it, and all
 * other terminals are. One round at a time; the result may be read by any thread.
 */
final class DiskWatch {

    /** Each measurement runs a program in a container, which is expensive for the engine. */
    private static final int AT_ONCE = 4;

    private static final long MIB = 1L << 20;
    private static final Logger log = LoggerFactory.getLogger(DiskWatch.class);

    private final Containers containers;
    private final SupervisorRegistry registry;
    private final DiskLimits limits;
    private final BooleanSupplier engineIsAway;
    private final Clock clock;
    private Map<AccountId, DiskUse> before = Map.of();

    /** Free space of the host's disk; null while no running terminal can measure it. */
    private volatile @Nullable Long free;

    DiskWatch(
            Containers containers,
            SupervisorRegistry registry,
            DiskLimits limits,
            BooleanSupplier engineIsAway,
            Clock clock) {
        this.containers = containers;
        this.registry = registry;
        this.limits = limits;
        this.engineIsAway = engineIsAway;
        this.clock = clock;
    }

    /** In bytes; null while it is not known. */
    @Nullable
    Long free() {
        return free;
    }

    /** Whether the host's disk is nearly full. */
    boolean isShort() {
        Long left = free;
        return left != null && limits.isShort(new DiskUse(0, left));
    }

    /** Returns after all running terminals are measured. */
    void check() {
        List<Supervisor> running = registry.all().stream()
                .filter(supervisor -> supervisor.terminal().run().isRunning())
                .toList();
        Map<AccountId, DiskUse> now = measure(running);
        if (running.isEmpty()) {
            free = null;
        }
        now.values().stream().mapToLong(DiskUse::free).min().ifPresent(least -> free = least);
        if (isShort()) {
            log.warn(
                    "Disk of the host is nearly full freeBytes={} reserveMiB={}",
                    free,
                    limits.reserve().toMegabytes());
        }
        for (Supervisor supervisor : running) {
            DiskUse use = now.get(supervisor.id());
            if (use != null) {
                judge(supervisor, use);
            }
        }
        before = now;
    }

    private void judge(Supervisor supervisor, DiskUse now) {
        DiskUse last = before.get(supervisor.id());
        if (limits.isOver(now)) {
            stop(
                    supervisor,
                    ("Its volume holds %d MiB; %d MiB are allowed. Remove files from the volume, or raise "
                                    + "termfleet.terminal.disk.volume-limit, then start it.")
                            .formatted(now.used() / MIB, limits.volumeLimit().toMegabytes()));
        } else if (last != null && limits.isFilling(last, now)) {
            stop(
                    supervisor,
                    ("Its volume grew by %d MiB within %d s while the host's disk has only %d MiB left. Free space on "
                                    + "the host's disk, then start it.")
                            .formatted(
                                    (now.used() - last.used()) / MIB,
                                    limits.every().toSeconds(),
                                    now.free() / MIB));
        }
    }

    private void stop(Supervisor supervisor, String why) {
        log.warn("Terminal stopped for its disk use account={} reason={}", supervisor.id(), why);
        try {
            supervisor.commands().execute(t -> t.stoppedForGood(why, clock.instant()));
        } catch (NotFoundException e) {
            log.debug("Account deleted meanwhile account={}", supervisor.id());
        }
    }

    private Map<AccountId, DiskUse> measure(List<Supervisor> running) {
        Map<AccountId, DiskUse> measured = new ConcurrentHashMap<>();
        Queue<Supervisor> left = new ConcurrentLinkedQueue<>(running);
        try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < Math.min(AT_ONCE, running.size()); i++) {
                workers.execute(() -> {
                    for (Supervisor next = left.poll();
                            next != null && !engineIsAway.getAsBoolean();
                            next = left.poll()) {
                        measure(next.id(), measured);
                    }
                });
            }
        }
        return measured;
    }

    /** One that cannot be measured, for whatever reason, spoils no other measurement. */
    private void measure(AccountId account, Map<AccountId, DiskUse> measured) {
        try {
            measured.put(account, containers.diskUse(account));
        } catch (EngineRefusedException | EngineUnavailableException e) {
            log.warn("Volume not measured account={} reason={}", account, e.getMessage());
        } catch (CancellationException e) {
            log.debug("Measurement of a volume cancelled account={}", account);
        }
    }
}
