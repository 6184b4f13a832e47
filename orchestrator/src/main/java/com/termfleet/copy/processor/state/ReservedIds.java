package com.termfleet.copy.processor.state;

import com.termfleet.copy.journal.IdBlock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

/**
 * Numbers for trades, copies and commands. They are reserved in the database before they are needed, so that deciding and
 * sending never ask it. Each is given once, in rising order from each leader to the next. Processor thread only.
 */
public final class ReservedIds {

    private final Deque<IdBlock> blocks = new ArrayDeque<>();
    private long reserved;

    /**
     * Makes sure that {@link #next} can be called {@code count} times.
     *
     * @param source reserves a further block in the database
     */
    public void reserve(long count, Supplier<IdBlock> source) {
        while (reserved < count) {
            IdBlock block = source.get();
            blocks.add(block);
            reserved += block.count();
        }
    }

    /** Gives up what is reserved: another server may have reserved higher numbers since, and used them. */
    public void clear() {
        blocks.clear();
        reserved = 0;
    }

    /** @throws IllegalStateException if no reserved number is left */
    public long next() {
        IdBlock block = blocks.poll();
        if (block == null) {
            throw new IllegalStateException("No reserved id is left");
        }
        if (block.count() > 1) {
            blocks.addFirst(block.rest());
        }
        reserved--;
        return block.first();
    }
}
