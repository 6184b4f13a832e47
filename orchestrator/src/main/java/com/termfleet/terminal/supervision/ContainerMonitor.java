package com.termfleet.terminal.supervision;

import com.termfleet.runtime.ContainerEvent;
import com.termfleet.runtime.ContainerRuntime;
import com.termfleet.runtime.ContainerState;
import com.termfleet.runtime.EngineListener;
import com.termfleet.runtime.EngineRefusedException;
import com.termfleet.runtime.EngineUnavailableException;
import com.termfleet.terminal.container.ContainerSpecFactory;
import com.termfleet.terminal.state.ContainerRun;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches the engine for all supervisors: passes its events on, compares everything with its list now and then whatever
 * the events said, and removes containers that belong to this installation and to no account. An event is only a reason
 * to look: the supervisor asks the engine itself, so late and repeated events do no harm.
 */
final class ContainerMonitor implements EngineListener {

    private static final Logger log = LoggerFactory.getLogger(ContainerMonitor.class);

    private final ContainerRuntime runtime;
    private final String instance;
    private final SupervisorRegistry registry;
    private final Clock clock;
    private final Duration orphanGrace;
    private volatile @Nullable String away = "not connected yet";

    /** When each orphan was first seen. One thread at a time. */
    private final Map<String, Instant> orphans = new HashMap<>();

    ContainerMonitor(
            ContainerRuntime runtime, String instance, SupervisorRegistry registry, Clock clock, Duration orphanGrace) {
        this.runtime = runtime;
        this.instance = instance;
        this.registry = registry;
        this.clock = clock;
        this.orphanGrace = orphanGrace;
    }

    @Override
    public void happened(ContainerEvent event) {
        String account = event.labels().get(ContainerSpecFactory.LABEL_ACCOUNT);
        if (account != null) {
            registry.labelled(account).ifPresent(Supervisor::look);
        }
    }

    @Override
    public void connected() {
        away = null;
        registry.each(Supervisor::engineIsBack);
    }

    @Override
    public void lost(String why) {
        away = why;
        registry.each(supervisor -> supervisor.change(terminal -> terminal.engineLost(why, clock.instant())));
    }

    /** Why the engine is away; null if it is not. */
    @Nullable
    String away() {
        return away;
    }

    /** Compares all that is believed with all that is. */
    synchronized void list() {
        try {
            List<ContainerState> found = runtime.list(instance);
            Map<String, ContainerState> byAccount = found.stream()
                    .filter(state -> state.labels().containsKey(ContainerSpecFactory.LABEL_ACCOUNT))
                    .collect(Collectors.toMap(
                            state -> String.valueOf(state.labels().get(ContainerSpecFactory.LABEL_ACCOUNT)),
                            state -> state,
                            (one, _) -> one));
            registry.each(supervisor ->
                    compare(supervisor, byAccount.get(supervisor.id().toString())));
            removeOrphans(found);
        } catch (EngineUnavailableException | EngineRefusedException e) {
            log.debug("The engine could not be asked for its list: {}", e.getMessage());
        }
    }

    private static void compare(Supervisor supervisor, @Nullable ContainerState actual) {
        ContainerRun believed = supervisor.terminal().run();
        ContainerState seen = believed.seen();
        boolean known =
                believed.sight() != ContainerRun.Sight.UNKNOWN && believed.sight() != ContainerRun.Sight.NOT_LOOKED_YET;
        boolean same = known
                && (actual == null
                        ? seen == null
                        : seen != null
                                && actual.phase() == seen.phase()
                                && Objects.equals(actual.startedAt(), seen.startedAt()));
        if (!same) {
            supervisor.look();
        }
    }

    private void removeOrphans(List<ContainerState> found) {
        Instant now = clock.instant();
        Set<String> current = found.stream()
                .filter(state -> registry.labelled(state.labels().getOrDefault(ContainerSpecFactory.LABEL_ACCOUNT, ""))
                        .isEmpty())
                .map(ContainerState::name)
                .collect(Collectors.toSet());
        orphans.keySet().retainAll(current);
        for (String orphan : current) {
            Instant since = orphans.computeIfAbsent(orphan, _ -> now);
            if (!now.isBefore(since.plus(orphanGrace))) {
                removeOrphan(orphan);
            }
        }
    }

    /** One that cannot be removed now does not keep the others. */
    private void removeOrphan(String orphan) {
        log.warn("Removing the container {}: it belongs to this installation and to no account", orphan);
        try {
            runtime.remove(orphan);
            runtime.removeVolume(orphan);
            orphans.remove(orphan);
        } catch (EngineRefusedException e) {
            log.warn("The container {} or its volume cannot be removed now: {}", orphan, e.getMessage());
        }
    }
}
