package com.termfleet.demo;

import com.termfleet.kernel.AccountId;
import com.termfleet.terminal.TerminalStates;
import com.termfleet.terminal.TerminalView;
import java.io.PrintStream;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Prints how many of the demo's terminals are alive on standard output, each time it changes, for the person who runs
 * {@code make run}. Guarded by its own monitor.
 */
@Component
@ConditionalOnProperty(name = "termfleet.demo", havingValue = "true")
class DemoProgress {

    private final PrintStream out;
    private final Set<AccountId> members = new HashSet<>();
    private final Set<AccountId> alive = new HashSet<>();

    @Autowired
    DemoProgress() {
        this(standardOutput());
    }

    DemoProgress(PrintStream out) {
        this.out = out;
    }

    /** Sets the terminals to count; {@code now} holds their present states. */
    synchronized void watch(List<AccountId> demo, List<TerminalView> now) {
        members.addAll(demo);
        now.stream().filter(this::isAliveMember).map(TerminalView::account).forEach(alive::add);
        say();
    }

    @EventListener
    synchronized void changed(TerminalView terminal) {
        boolean changed = isAliveMember(terminal) ? alive.add(terminal.account()) : alive.remove(terminal.account());
        if (changed) {
            say();
        }
    }

    private boolean isAliveMember(TerminalView terminal) {
        return members.contains(terminal.account()) && terminal.expertState() == TerminalStates.Expert.ALIVE;
    }

    private void say() {
        out.println("Demo fleet: " + alive.size() + " of " + members.size() + " terminals are alive.");
        out.flush();
    }

    @SuppressWarnings("SystemOut") // For the person who starts the server.
    private static PrintStream standardOutput() {
        return System.out;
    }
}
