package com.termfleet.demo;

import com.termfleet.kernel.AccountId;
import com.termfleet.terminal.TerminalListener;
import com.termfleet.terminal.TerminalStates;
import com.termfleet.terminal.TerminalView;
import java.io.PrintStream;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * Says on standard output how many of the demo's terminals are alive, each time that changes: somebody who has just typed
 * {@code make run} waits for it. Guarded by its own monitor.
 */
@Component
@ConditionalOnProperty(name = "termfleet.demo", havingValue = "true")
class DemoProgress implements TerminalListener {

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

    /** From here on these count; {@code now} is how they stand. */
    synchronized void watch(List<AccountId> demo, List<TerminalView> now) {
        members.addAll(demo);
        now.stream().filter(this::isAliveMember).map(TerminalView::account).forEach(alive::add);
        say();
    }

    @Override
    public synchronized void changed(TerminalView terminal) {
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

    @SuppressWarnings("SystemOut") // Meant for the person at the terminal; in the log it would be noise.
    private static PrintStream standardOutput() {
        return System.out;
    }
}
