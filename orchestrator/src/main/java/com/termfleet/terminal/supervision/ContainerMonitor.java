package com.termfleet.terminal.supervision;

import com.termfleet.runtime.ContainerEvent;
import com.termfleet.runtime.ContainerRuntime;
import com.termfleet.runtime.ContainerState;
import com.termfleet.runtime.ContainerSummary;
import com.termfleet.runtime.EngineListener;
import com.termfleet.runtime.EngineRefusedException;
import com.termfleet.runtime.EngineUnavailableException;
import com.termfleet.terminal.container.ContainerSpecFactory;
import com.termfleet.terminal.state.ContainerRun;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Observes the engine for all supervisors: passes on its events, and periodically compares its container list with the
 * known terminals. An event only triggers a query by the supervisor, so late and repeated events are harmless.
 */
final class ContainerMonitor implements EngineListener {

    private static final Logger log = LoggerFactory.getLogger(ContainerMonitor.class);

    private final ContainerRuntime runtime;
    private final String instance;
    private final SupervisorRegistry registry;
    private final Clock clock;
    private final Orphans orphans;

    /** Whether the account in a container's label is known; a deleted one is known until its container is removed. */
    private final Predicate<String> isKnown;

    /** Why the engine is unreachable; null if it answers. */
    private volatile @Nullable String away = "not connected yet";

    private boolean listFailed;

    ContainerMonitor(
            ContainerRuntime runtime,
            String instance,
            SupervisorRegistry registry,
            Clock clock,
            Orphans orphans,
            Predicate<String> isKnown) {
        this.runtime = runtime;
        this.instance = instance;
        this.registry = registry;
        this.clock = clock;
        this.orphans = orphans;
        this.isKnown = isKnown;
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

    /** Why the engine is unreachable; null if it answers. */
    @Nullable
    String away() {
        return away;
    }

    /** Compares the known terminals with the engine's list. */
    synchronized void list() {
        try {
            List<ContainerSummary> found = runtime.list(instance);
            if (listFailed) {
                listFailed = false;
                connected();
            }
            Map<String, ContainerSummary> byAccount = found.stream()
                    .filter(container -> container.labels().containsKey(ContainerSpecFactory.LABEL_ACCOUNT))
                    .collect(Collectors.toMap(ContainerMonitor::account, container -> container, (one, _) -> one));
            registry.each(supervisor ->
                    compare(supervisor, byAccount.get(supervisor.id().toString())));
            orphans.update(
                    found.stream()
                            .filter(container -> !isKnown.test(account(container)))
                            .toList(),
                    clock.instant());
        } catch (EngineUnavailableException | EngineRefusedException e) {
            log.warn("Container list failed reason={}", e.getMessage());
            listFailed = true;
            away = e.getMessage();
        }
    }

    private static String account(ContainerSummary container) {
        return container.labels().getOrDefault(ContainerSpecFactory.LABEL_ACCOUNT, "");
    }

    private static void compare(Supervisor supervisor, @Nullable ContainerSummary actual) {
        ContainerRun believed = supervisor.terminal().run();
        ContainerState seen = believed.seen();
        boolean known =
                believed.sight() != ContainerRun.Sight.UNKNOWN && believed.sight() != ContainerRun.Sight.NOT_LOOKED_YET;
        boolean same = known
                && (actual == null
                        ? seen == null
                        : seen != null
                                && actual.phase() == seen.phase()
                                && actual.id().equals(seen.id()));
        if (!same) {
            supervisor.look();
        }
    }
}
