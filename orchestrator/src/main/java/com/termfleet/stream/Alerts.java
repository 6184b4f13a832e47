package com.termfleet.stream;

import com.termfleet.kernel.AccountId;
import com.termfleet.stream.Alert.Severity;
import com.termfleet.terminal.TerminalStates.Broker;
import com.termfleet.terminal.TerminalStates.Container;
import com.termfleet.terminal.TerminalStates.Expert;
import com.termfleet.terminal.TerminalView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Raises an alert when a terminal enters a problem state: once for each, until it has recovered. */
final class Alerts {

    // One entry for each account with a problem; written by the thread that changes the account.
    private final Map<AccountId, Set<Trouble>> known = new ConcurrentHashMap<>();

    List<Alert> of(TerminalView terminal, Instant now) {
        Set<Trouble> troubles = Trouble.of(terminal);
        Set<Trouble> before =
                troubles.isEmpty() ? known.remove(terminal.account()) : known.put(terminal.account(), troubles);
        List<Alert> alerts = new ArrayList<>();
        for (Trouble trouble : troubles) {
            if (before == null || !before.contains(trouble)) {
                alerts.add(new Alert(
                        now, terminal.account(), trouble.severity, trouble.text + because(terminal.reason())));
            }
        }
        return alerts;
    }

    private static String because(@Nullable String reason) {
        return reason == null || reason.isBlank() ? "" : ": " + reason;
    }

    private enum Trouble {
        CRASHED(Severity.WARNING, "The terminal ended unexpectedly"),
        LOST(Severity.WARNING, "The terminal's host cannot be reached"),
        QUARANTINED(Severity.CRITICAL, "The terminal failed too often and is not restarted automatically"),
        REJECTED(Severity.CRITICAL, "The broker rejected the login; enter new credentials"),
        DISCONNECTED(Severity.WARNING, "The connection to the broker is lost"),
        SILENT(Severity.WARNING, "The Expert Advisor has stopped reporting"),
        FAILED(Severity.CRITICAL, "The Expert Advisor did not start"),
        NOT_ALLOWED(Severity.CRITICAL, "The Expert Advisor may not trade: switch algo trading on");

        private final Severity severity;
        private final String text;

        Trouble(Severity severity, String text) {
            this.severity = severity;
            this.text = text;
        }

        static Set<Trouble> of(TerminalView terminal) {
            Set<Trouble> troubles = EnumSet.noneOf(Trouble.class);
            add(troubles, terminal.containerState() == Container.CRASHED, CRASHED);
            add(troubles, terminal.containerState() == Container.LOST, LOST);
            add(troubles, terminal.containerState() == Container.QUARANTINED, QUARANTINED);
            add(troubles, terminal.brokerState() == Broker.REJECTED, REJECTED);
            add(troubles, terminal.brokerState() == Broker.DISCONNECTED, DISCONNECTED);
            add(troubles, terminal.expertState() == Expert.SILENT, SILENT);
            add(troubles, terminal.expertState() == Expert.FAILED, FAILED);
            add(troubles, terminal.expertState() == Expert.NOT_ALLOWED, NOT_ALLOWED);
            return troubles;
        }

        private static void add(Set<Trouble> troubles, boolean holds, Trouble trouble) {
            if (holds) {
                troubles.add(trouble);
            }
        }
    }
}
