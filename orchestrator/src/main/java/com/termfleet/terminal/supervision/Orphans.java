package com.termfleet.terminal.supervision;

import com.termfleet.kernel.NotFoundException;
import com.termfleet.runtime.ContainerRuntime;
import com.termfleet.runtime.ContainerState.Phase;
import com.termfleet.runtime.ContainerSummary;
import com.termfleet.runtime.EngineRefusedException;
import com.termfleet.terminal.Installation.Orphan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Containers of this installation without an account: stopped after a grace period and shown, so that none trades
 * unnoticed. Only a person removes one, since its account may be missing only because an older database was restored.
 * Thread-safe.
 */
final class Orphans {

    private static final Logger log = LoggerFactory.getLogger(Orphans.class);

    private final ContainerRuntime runtime;
    private final Duration grace;
    private final Duration stopGrace;

    /** By name. Guarded by this object. */
    private final Map<String, Orphan> known = new TreeMap<>();

    /** @param grace how long a container may be without an account, as while one is created or deleted */
    Orphans(ContainerRuntime runtime, Duration grace, Duration stopGrace) {
        this.runtime = runtime;
        this.grace = grace;
        this.stopGrace = stopGrace;
    }

    synchronized List<Orphan> all() {
        return List.copyOf(known.values());
    }

    /** @param found all containers of the installation whose accounts are not known */
    void update(List<ContainerSummary> found, Instant now) {
        for (Orphan due : remember(found, now)) {
            stop(due.container());
        }
    }

    private synchronized List<Orphan> remember(List<ContainerSummary> found, Instant now) {
        known.keySet().retainAll(found.stream().map(ContainerSummary::name).toList());
        List<Orphan> due = new ArrayList<>();
        for (ContainerSummary container : found) {
            boolean running = container.phase() == Phase.RUNNING;
            Orphan before = known.get(container.name());
            Orphan orphan = new Orphan(container.name(), before == null ? now : before.since(), running);
            known.put(container.name(), orphan);
            if (before == null) {
                log.warn("Container without an account found container={} running={}", container.name(), running);
            }
            if (running && !now.isBefore(orphan.since().plus(grace))) {
                due.add(orphan);
            }
        }
        return due;
    }

    /** A failure does not affect the others. */
    private void stop(String container) {
        try {
            runtime.stop(container, stopGrace);
            log.warn("Container without an account stopped; kept until a person removes it container={}", container);
        } catch (EngineRefusedException e) {
            log.warn("Container without an account not stopped container={} reason={}", container, e.getMessage());
        }
    }

    void remove(String container) {
        synchronized (this) {
            if (!known.containsKey(container)) {
                throw new NotFoundException("There is no container without an account named " + container + ".");
            }
        }
        runtime.remove(container);
        runtime.removeVolume(container);
        synchronized (this) {
            known.remove(container);
        }
    }
}
