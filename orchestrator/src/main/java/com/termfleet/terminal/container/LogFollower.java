package com.termfleet.terminal.container;

import com.termfleet.account.Account;
import com.termfleet.runtime.ContainerRuntime;
import com.termfleet.runtime.EngineRefusedException;
import com.termfleet.runtime.LogLine;
import com.termfleet.terminal.JournalEntry;
import com.termfleet.terminal.state.ContainerRun;
import com.termfleet.terminal.state.Terminal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the log of a terminal's container over all its runs: keeps the last lines for users, and passes on the facts
 * in them. Lines arrive on the stream's thread.
 */
public final class LogFollower {

    /** The engine records a container's start after its first program runs, which may already have printed. */
    private static final Duration BEFORE_THE_START = Duration.ofSeconds(1);

    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** Limit of earlier lines to read; a terminal's log can hold 20 MB. */
    private static final int BACKLOG = 1_000;

    private static final Logger log = LoggerFactory.getLogger(LogFollower.class);

    private final Account account;
    private final Containers containers;
    private final JournalParser reader;
    private final BiConsumer<Instant, UnaryOperator<Terminal>> facts;
    private final Runnable onEnd;
    private final TerminalJournal journal = new TerminalJournal();

    /** Written by the stream's thread. */
    private volatile @Nullable Instant lastLine;

    /** Guarded by this object. */
    private ContainerRuntime.@Nullable Closeable stream;

    private @Nullable Instant followed;
    private boolean closed;

    /**
     * @param facts receives the fact in a line, with the line's time
     * @param onEnd called shortly after a stream has ended, to check whether the container has ended
     */
    public LogFollower(
            Account account,
            Containers containers,
            BiConsumer<Instant, UnaryOperator<Terminal>> facts,
            Runnable onEnd) {
        this.account = account;
        this.containers = containers;
        this.reader = new JournalParser(StartupArchive.expert(account.role()));
        this.facts = facts;
        this.onEnd = onEnd;
    }

    public List<JournalEntry> journal() {
        return journal.lines();
    }

    /** Follows this run. Does nothing if it is already followed. */
    public synchronized void follow(ContainerRun run) {
        Instant startedAt = run.seen() == null ? null : run.seen().startedAt();
        if (closed || !run.isRunning() || startedAt == null || startedAt.equals(followed)) {
            return;
        }
        stop();
        Instant last = lastLine;
        Instant since = last == null ? startedAt.minus(BEFORE_THE_START) : last.plusNanos(1);
        try {
            stream = containers.follow(account.id(), since, BACKLOG, this::read, () -> ended(startedAt));
            followed = startedAt;
        } catch (EngineRefusedException e) {
            log.info("Container log not readable now account={} reason={}", account.id(), e.getMessage());
        }
    }

    private void read(LogLine line) {
        lastLine = line.at();
        JournalLine understood = JournalLine.of(line);
        journal.add(understood.entry());
        reader.read(understood).ifPresent(fact -> facts.accept(line.at(), terminal -> terminal.read(fact, line.at())));
    }

    private void ended(Instant run) {
        CompletableFuture.delayedExecutor(PAUSE.toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> {
                    synchronized (this) {
                        if (run.equals(followed)) {
                            followed = null;
                        }
                    }
                    onEnd.run();
                });
    }

    private void stop() {
        ContainerRuntime.Closeable open = stream;
        stream = null;
        if (open != null) {
            open.close();
        }
    }

    public synchronized void close() {
        closed = true;
        stop();
    }
}
