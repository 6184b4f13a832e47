package com.termfleet.bench.measure;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;

/**
 * Many plain sockets read by one thread: the load generator for us and for the baseline alike. Not thread-safe but for
 * {@link #send}: everything happens on the thread that calls.
 */
public final class Fan implements Closeable {

    private static final int LINE_LIMIT = 4096;
    private static final int CONNECTIONS_OF_ADDRESS = 1_000;

    private final Selector selector = Selector.open();
    private final List<SocketChannel> channels = new ArrayList<>();
    private final LineHandler handler;

    public Fan(LineHandler handler) throws IOException {
        this.handler = handler;
    }

    /**
     * Opens {@code count} connections and greets on each; returns when all greetings are written.
     *
     * @return the number of the first; the others follow it
     */
    public int open(InetSocketAddress address, int count, IntFunction<String> greeting) throws IOException {
        int first = channels.size();
        for (int i = 0; i < count; i++) {
            SocketChannel channel = SocketChannel.open();
            channel.bind(source(first + i));
            channel.connect(address);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.configureBlocking(false);
            channels.add(channel);
            channel.register(selector, SelectionKey.OP_READ, new Reader(first + i));
            send(first + i, greeting.apply(i));
        }
        return first;
    }

    /** Clients of many loopback addresses, as followers come from many: the gateway limits those of one. */
    private static InetSocketAddress source(int index) throws IOException {
        byte[] address = {127, 0, 1, (byte) (1 + index / CONNECTIONS_OF_ADDRESS)};
        return new InetSocketAddress(InetAddress.getByAddress(address), 0);
    }

    public int size() {
        return channels.size();
    }

    /**
     * Writes whole, spinning if the socket's buffer is full; lines here are far smaller than it. Any thread may call this,
     * as long as no other one writes to the same connection.
     */
    public void send(int index, String text) {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        try {
            while (bytes.hasRemaining()) {
                channels.get(index).write(bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads until the condition holds. */
    public void pollUntil(BooleanSupplier condition, Duration deadline) throws IOException, TimeoutException {
        long end = System.nanoTime() + deadline.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new TimeoutException("nothing more came within " + deadline);
            }
            selector.select(this::read, 100);
        }
    }

    /** Reads what has come, and waits for it no longer than this. */
    public void poll(long millis) throws IOException {
        selector.select(this::read, millis);
    }

    /** Reads what comes for a while: lets both sides settle between rounds. */
    public void pollFor(Duration time) throws IOException {
        long end = System.nanoTime() + time.toNanos();
        for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
            selector.select(this::read, Math.max(1, left / 1_000_000));
        }
    }

    private void read(SelectionKey key) {
        Reader reader = (Reader) key.attachment();
        try {
            reader.read((SocketChannel) key.channel());
        } catch (IOException e) {
            throw new UncheckedIOException("connection " + reader.index, e);
        }
    }

    @Override
    public void close() throws IOException {
        for (SocketChannel channel : channels) {
            channel.close();
        }
        selector.close();
    }

    /** Told of each line, its line end left out. */
    public interface LineHandler {

        void line(int connection, byte[] buffer, int length);
    }

    private final class Reader {

        private final int index;
        private final ByteBuffer buffer = ByteBuffer.allocate(LINE_LIMIT);

        Reader(int index) {
            this.index = index;
        }

        void read(SocketChannel channel) throws IOException {
            if (channel.read(buffer) < 0) {
                throw new IOException("connection " + index + " was closed by the server");
            }
            byte[] bytes = buffer.array();
            int start = 0;
            int end = buffer.position();
            for (int i = 0; i < end; i++) {
                if (bytes[i] == '\n') {
                    int length = i - start;
                    if (length > 0 && bytes[i - 1] == '\r') {
                        length--;
                    }
                    if (start > 0) {
                        System.arraycopy(bytes, start, scratch, 0, length);
                        handler.line(index, scratch, length);
                    } else {
                        handler.line(index, bytes, length);
                    }
                    start = i + 1;
                }
            }
            buffer.limit(end).position(start);
            buffer.compact();
        }
    }

    private final byte[] scratch = new byte[LINE_LIMIT];
}
