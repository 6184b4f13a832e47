package com.termfleet.terminal.supervision;

import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.NotFoundException;
import com.termfleet.terminal.TerminalStates.Desired;
import com.termfleet.terminal.state.Terminal;
import com.termfleet.terminal.store.TerminalStore;
import com.termfleet.terminal.store.TerminalStore.Memory;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;

/**
 * One terminal's command queue. Commands run one at a time, in the order in which they came, each on its caller's
 * thread: the desired state is stored before it takes effect. The supervisor saves through the same queue, so database
 * and memory change in the same order. Blocks on the database only, never on the engine: a stop does not wait for a
 * slow start.
 */
final class TerminalCommands {

    private final AccountId account;
    private final SupervisedTerminal terminal;
    private final TerminalStore store;

    /** Fair, so that it is a queue. Held over a write to the database. */
    private final ReentrantLock queue = new ReentrantLock(true);

    /** The state in the database. Written under the queue's lock. */
    private volatile Memory saved;

    TerminalCommands(AccountId account, SupervisedTerminal terminal, TerminalStore store, Memory saved) {
        this.account = account;
        this.terminal = terminal;
        this.store = store;
        this.saved = saved;
    }

    /**
     * Stores the terminal as changed by the command, then applies it.
     *
     * @param verb may throw to refuse; nothing has changed then
     * @throws NotFoundException if the account is deleted: that is final
     */
    void execute(UnaryOperator<Terminal> verb) {
        queue.lock();
        try {
            Terminal next = verb.apply(terminal.get());
            if (next.desiredState().desired() == Desired.REMOVED) {
                throw new NotFoundException("There is no account " + account + ".");
            }
            save(Memory.of(next));
            terminal.change(verb);
        } finally {
            queue.unlock();
        }
    }

    /** Saves what must survive a restart. */
    void save() {
        queue.lock();
        try {
            save(Memory.of(terminal.get()));
        } finally {
            queue.unlock();
        }
    }

    boolean isSaved(Terminal state) {
        return Memory.of(state).equals(saved);
    }

    /** Whether the database holds what this server has last written to it. */
    boolean isCurrent(TerminalStore.Row row) {
        Terminal stored = Terminal.of(row.account(), row.desiredState(), row.crashes(), Instant.EPOCH);
        return Memory.of(stored).equals(saved)
                && row.credentials() == row.desiredState().credentials();
    }

    private void save(Memory memory) {
        if (!memory.equals(saved)) {
            store.save(account, memory);
            saved = memory;
        }
    }
}
