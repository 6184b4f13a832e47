package com.termfleet.faults;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.channels.SocketChannel;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A network of its own for some computers, joined to this one's by a wire that can be cut: then nothing gets through in
 * either direction, and neither end is told. Linux, root, and iproute2 are needed.
 */
final class NetworkNamespace implements AutoCloseable {

    private static final int CLONE_NEWNET = 0x40000000;

    /** State of a bridge's port that passes nothing on, and of one that does. */
    private static final String DISABLED = "0";

    private static final String FORWARDING = "3";

    private final String name;
    private final String bridge;
    private final String wire;
    private final String network;
    private final ExecutorService inside;

    private NetworkNamespace(int number) {
        name = "termfleet-" + number;
        bridge = "tfb" + number;
        wire = "tfw" + number;
        network = "10." + (200 + number % 50) + "." + (number / 50 % 250) + ".";
        inside = Executors.newSingleThreadExecutor(Thread.ofPlatform().factory());
    }

    /** Made of this process's number, so that several can be there at once. */
    static NetworkNamespace create() throws IOException {
        NetworkNamespace made =
                new NetworkNamespace((int) (ProcessHandle.current().pid() % 10_000));
        try {
            made.build();
        } catch (IOException | RuntimeException | AssertionError e) {
            made.close();
            throw e;
        }
        return made;
    }

    private void build() throws IOException {
        Processes.run("ip", "netns", "add", name);
        Processes.run("ip", "link", "add", bridge, "type", "bridge");
        Processes.run("ip", "address", "add", outside() + "/24", "dev", bridge);
        Processes.run("ip", "link", "set", bridge, "up");
        Processes.run("ip", "link", "add", wire, "type", "veth", "peer", "name", "eth0", "netns", name);
        Processes.run("ip", "link", "set", wire, "master", bridge, "up");
        Processes.run("ip", "-n", name, "address", "add", network + "2/24", "dev", "eth0");
        Processes.run("ip", "-n", name, "link", "set", "eth0", "up");
        await(inside.submit(() -> enter("/var/run/netns/" + name)));
        mend();
    }

    /** This computer's address on the wire. */
    String outside() {
        return network + "1";
    }

    void cut() throws IOException {
        Processes.run("bridge", "link", "set", "dev", wire, "state", DISABLED);
    }

    void mend() throws IOException {
        Processes.run("bridge", "link", "set", "dev", wire, "state", FORWARDING);
    }

    /** From a computer in this network to a port of this one. */
    Connector to(int port) {
        InetSocketAddress address = new InetSocketAddress(outside(), port);
        return () -> {
            SocketChannel channel = await(inside.submit(() -> SocketChannel.open(StandardProtocolFamily.INET)));
            channel.configureBlocking(false);
            channel.connect(address);
            return channel;
        };
    }

    private static <T> T await(Future<T> future) throws IOException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** The calling thread, and only it, is in that network from now on: what sockets it makes are there. */
    private static int enter(String file) throws IOException {
        Linker linker = Linker.nativeLinker();
        try (Arena arena = Arena.ofConfined()) {
            MethodHandle open = linker.downcallHandle(
                    linker.defaultLookup().findOrThrow("open"),
                    FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_INT),
                    Linker.Option.firstVariadicArg(2));
            MethodHandle setns = linker.downcallHandle(
                    linker.defaultLookup().findOrThrow("setns"),
                    FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
            MemorySegment path = arena.allocateFrom(file);
            int descriptor = (int) open.invokeExact(path, 0);
            int result = (int) setns.invokeExact(descriptor, CLONE_NEWNET);
            if (result != 0) {
                throw new IOException("the network of " + file + " cannot be entered");
            }
            return descriptor;
        } catch (IOException | RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        inside.shutdownNow();
        Processes.tryRun("ip", "netns", "delete", name);
        Processes.tryRun("ip", "link", "delete", wire);
        Processes.tryRun("ip", "link", "delete", bridge);
    }
}
