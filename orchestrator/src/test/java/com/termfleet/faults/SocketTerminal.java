package com.termfleet.faults;

import com.termfleet.simulation.NativeTerminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A terminal with a real Expert Advisor whose connection is a real socket. Used by one thread. */
final class SocketTerminal implements AutoCloseable {

    private static final int BUFFER = 65_536;

    private final NativeTerminal terminal;
    private final Connector connector;
    private final Consumer<String> heard;
    private final ByteBuffer incoming = ByteBuffer.allocate(BUFFER);
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private ByteBuffer outgoing = ByteBuffer.allocate(0);
    private long connection;
    private @Nullable SocketChannel channel;

    /** @param heard told of each line from the gateway */
    SocketTerminal(NativeTerminal terminal, Connector connector, Consumer<String> heard) {
        this.terminal = terminal;
        this.connector = connector;
        this.heard = heard;
    }

    NativeTerminal terminal() {
        return terminal;
    }

    /** Lets the expert work up to {@code now}, Unix milliseconds, and carries what it and the gateway say. */
    void step(long now) {
        terminal.step(now);
        long current = terminal.connection();
        if (current != connection) {
            connection = current;
            disconnect();
            if (current != 0) {
                connect();
            }
        }
        byte[] said = terminal.take();
        SocketChannel open = channel;
        if (open == null) {
            return;
        }
        if (said != null) {
            append(said);
        }
        try {
            if (open.finishConnect()) {
                exchange(open);
            }
        } catch (IOException refusedOrReset) {
            lost();
        }
    }

    private void connect() {
        line.reset();
        outgoing = ByteBuffer.allocate(0);
        try {
            channel = connector.connect();
        } catch (IOException unreachable) {
            lost();
        }
    }

    private void append(byte[] said) {
        ByteBuffer more = ByteBuffer.allocate(outgoing.remaining() + said.length);
        outgoing = more.put(outgoing).put(said).flip();
    }

    private void exchange(SocketChannel open) throws IOException {
        if (outgoing.hasRemaining()) {
            open.write(outgoing);
        }
        for (int count = open.read(incoming); count != 0; count = open.read(incoming)) {
            if (count < 0) {
                lost();
                return;
            }
            byte[] bytes = new byte[incoming.flip().remaining()];
            incoming.get(bytes).clear();
            listen(bytes);
            terminal.give(bytes);
        }
    }

    private void listen(byte[] bytes) {
        for (byte b : bytes) {
            if (b == '\n') {
                heard.accept(line.toString(StandardCharsets.UTF_8));
                line.reset();
            } else {
                line.write(b);
            }
        }
    }

    /** The expert learns of it at its next attempt to read or write. */
    private void lost() {
        disconnect();
        terminal.command("hangup");
    }

    private void disconnect() {
        SocketChannel open = channel;
        channel = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                throw new AssertionError("a socket could not be closed", e);
            }
        }
    }

    @Override
    public void close() {
        disconnect();
        terminal.close();
    }
}
