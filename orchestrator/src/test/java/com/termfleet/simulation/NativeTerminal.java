package com.termfleet.simulation;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One terminal of the native library: a real Expert Advisor, its account and its broker. Used by one thread. */
public final class NativeTerminal implements AutoCloseable {

    private static final NativeLibrary LIBRARY = NativeLibrary.instance();
    private static final int BUFFER = 1 << 20;

    /** Reason of OnDeinit for an expert whose process is killed: there is none. */
    public static final int KILLED = -1;

    /** REASON_REMOVE of MQL5. */
    public static final int REMOVED = 1;

    private final Arena arena = Arena.ofConfined();
    private final MemorySegment buffer = arena.allocate(BUFFER);
    private final MemorySegment terminal;

    private NativeTerminal(MemorySegment terminal) {
        if (terminal.equals(MemorySegment.NULL)) {
            throw new IllegalStateException("no terminal: the expert or the trade server is unknown");
        }
        this.terminal = terminal;
    }

    /** A terminal with a hedging account and a broker of its own. */
    public static NativeTerminal create(String expert, String server, long login, long seed, long now) {
        return create(expert, server, login, false, seed, now);
    }

    /** @param nets whether its account has one position for each symbol */
    static NativeTerminal create(String expert, String server, long login, boolean nets, long seed, long now) {
        try (Arena names = Arena.ofConfined()) {
            return new NativeTerminal((MemorySegment) LIBRARY.create.invokeExact(
                    names.allocateFrom(NativeLibrary.expert(expert)),
                    names.allocateFrom(server),
                    login,
                    nets ? 1 : 0,
                    seed,
                    now));
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    /** A second terminal that is logged in to the same account. */
    static NativeTerminal beside(NativeTerminal other, String expert, long now) {
        try (Arena names = Arena.ofConfined()) {
            return new NativeTerminal((MemorySegment) LIBRARY.createBeside.invokeExact(
                    other.terminal, names.allocateFrom(NativeLibrary.expert(expert)), now));
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    public void startExpert(List<String> inputs) {
        try (Arena text = Arena.ofConfined()) {
            int code = (int)
                    LIBRARY.startExpert.invokeExact(terminal, text.allocateFrom(String.join("\n", inputs) + "\n"));
            if (code != 0) {
                throw new IllegalStateException("OnInit returned " + code);
            }
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    /** @param reason of OnDeinit, or {@link #KILLED} */
    public void stopExpert(int reason) {
        try {
            LIBRARY.stopExpert.invokeExact(terminal, reason);
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    public void step(long now) {
        try {
            LIBRARY.step.invokeExact(terminal, now);
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    /** Number of the expert's connection, 0 while it has none. */
    public long connection() {
        try {
            return (long) LIBRARY.connection.invokeExact(terminal);
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    /** What the expert has sent, null if nothing. */
    public byte @Nullable [] take() {
        try {
            int count = (int) LIBRARY.bytesOut.invokeExact(terminal, buffer, BUFFER);
            return count == 0 ? null : buffer.asSlice(0, count).toArray(ValueLayout.JAVA_BYTE);
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    public void give(byte[] bytes) {
        try {
            for (int from = 0; from < bytes.length; from += BUFFER) {
                int count = Math.min(BUFFER, bytes.length - from);
                MemorySegment.copy(bytes, from, buffer, ValueLayout.JAVA_BYTE, 0, count);
                LIBRARY.bytesIn.invokeExact(terminal, buffer, count);
            }
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    /** Whether it was done; a trade server may have refused it. */
    public boolean command(String words) {
        try (Arena text = Arena.ofConfined()) {
            int result = (int) LIBRARY.command.invokeExact(terminal, text.allocateFrom(words));
            if (result < 0) {
                throw new IllegalArgumentException("not understood: " + words);
            }
            return result == 0;
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    /** Positions, deals after that ticket, and printed lines, as {@code tfsim_look} describes them. */
    String look(long dealsAfter) {
        try {
            int length = (int) LIBRARY.look.invokeExact(terminal, dealsAfter, buffer, BUFFER);
            if (length >= BUFFER) {
                throw new IllegalStateException("a terminal's state takes " + length + " bytes");
            }
            return buffer.getString(0);
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    @Override
    public void close() {
        try {
            LIBRARY.destroy.invokeExact(terminal);
        } catch (Throwable e) {
            throw failed(e);
        } finally {
            arena.close();
        }
    }

    private static RuntimeException failed(Throwable e) {
        return switch (e) {
            case RuntimeException known -> known;
            case Error error -> throw error;
            default -> new IllegalStateException(e);
        };
    }
}
