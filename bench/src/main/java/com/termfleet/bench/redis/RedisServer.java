package com.termfleet.bench.redis;

import com.termfleet.bench.measure.CpuTime;
import com.termfleet.bench.measure.Ports;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;

/** Debian's redis-server on loopback, without persistence: the baseline for delivering one message to many. */
public final class RedisServer implements Closeable {

    private static final int MOST_CLIENTS = 15_000;

    private final Process process;
    private final InetSocketAddress address;

    private RedisServer(Process process, InetSocketAddress address) {
        this.process = process;
        this.address = address;
    }

    public static RedisServer start() throws IOException, InterruptedException {
        int port = Ports.free();
        Process process = new ProcessBuilder(
                        "redis-server",
                        "--port",
                        Integer.toString(port),
                        "--bind",
                        "127.0.0.1",
                        // The clients' addresses are of the loopback network too, but not the one that Redis trusts.
                        "--protected-mode",
                        "no",
                        "--save",
                        "",
                        "--appendonly",
                        "no",
                        "--maxclients",
                        Integer.toString(MOST_CLIENTS))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectErrorStream(true)
                .start();
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        Ports.awaitListening(address, Duration.ofSeconds(10));
        return new RedisServer(process, address);
    }

    InetSocketAddress address() {
        return address;
    }

    /** Processor time so far, in nanoseconds. */
    long cpuNanos() {
        return CpuTime.nanos(process.pid());
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while redis-server was stopping", e);
        }
    }
}
