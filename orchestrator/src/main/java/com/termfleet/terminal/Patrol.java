package com.termfleet.terminal;

import com.termfleet.runtime.ContainerEvent;
import com.termfleet.runtime.ContainerRuntime;
import com.termfleet.runtime.ContainerState;
import com.termfleet.runtime.EngineListener;
import com.termfleet.runtime.EngineRefusedException;
import com.termfleet.runtime.EngineUnavailableException;
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
final class Patrol implements EngineListener {

    private static final Logger log = LoggerFactory.getLogger(Patrol.class);

    private final ContainerRuntime runtime;
    private final String instance;
    private final Roster roster;
    private final Clock clock;
    private final Duration orphanGrace;
    private volatile @Nullable String away = "not connected yet";

    /** When each orphan was first seen. One thread at a time. */
    private final Map<String, Instant> orphans = new HashMap<>();

    Patrol(ContainerRuntime runtime, String instance, Roster roster, Clock clock, Duration orphanGrace) {
        this.runtime = runtime;
        this.instance = instance;
        this.roster = roster;
        this.clock = clock;
        this.orphanGrace = orphanGrace;
    }

    @Override
    public void happened(ContainerEvent event) {
        String account = event.labels().get(Blueprint.LABEL_ACCOUNT);
        if (account != null) {
            roster.labelled(account).ifPresent(Supervisor::look);
        }
    }

    @Override
    public void connected() {
        away = null;
        roster.each(Supervisor::engineIsBack);
    }

    @Override
    public void lost(String why) {
        away = why;
        roster.each(supervisor -> supervisor.change(terminal -> terminal.engineLost(why, clock.instant())));
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
                    .filter(state -> state.labels().containsKey(Blueprint.LABEL_ACCOUNT))
                    .collect(Collectors.toMap(
                            state -> String.valueOf(state.labels().get(Blueprint.LABEL_ACCOUNT)),
                            state -> state,
                            (one, _) -> one));
            roster.each(supervisor ->
                    compare(supervisor, byAccount.get(supervisor.id().toString())));
            removeOrphans(found);
        } catch (EngineUnavailableException | EngineRefusedException e) {
            log.debug("The engine could not be asked for its list: {}", e.getMessage());
        }
    }

    private static void compare(Supervisor supervisor, @Nullable ContainerState actual) {
        Run believed = supervisor.terminal().run();
        ContainerState seen = believed.seen();
        boolean known = believed.sight() != Run.Sight.UNKNOWN && believed.sight() != Run.Sight.NOT_LOOKED_YET;
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
                .filter(state -> roster.labelled(state.labels().getOrDefault(Blueprint.LABEL_ACCOUNT, ""))
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
