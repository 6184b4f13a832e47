package com.termfleet.terminal.supervision;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Stands between a server and the real engine, so that a test can take the engine away and give it back. */
final class EngineProxy implements AutoCloseable {

    private static final Path ENGINE = Path.of("/var/run/docker.sock");

    private final Path path;
    private final Set<SocketChannel> open = ConcurrentHashMap.newKeySet();
    private ServerSocketChannel listener;
    private volatile boolean silent;

    EngineProxy(Path path) {
        this.path = path;
        this.listener = listen();
    }

    String address() {
        return "unix://" + path;
    }

    /** Connections hold and what is asked from now on is not passed on. */
    void fallSilent() {
        silent = true;
    }

    /** Whoever still waits for an answer gets it. */
    void speakAgain() {
        silent = false;
        synchronized (this) {
            notifyAll();
        }
    }

    /** Nobody answers any more, and every connection breaks. */
    void goAway() {
        try {
            listener.close();
            Files.deleteIfExists(path);
            for (SocketChannel channel : open) {
                channel.close();
            }
            open.clear();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void comeBack() {
        listener = listen();
    }

    @Override
    public void close() {
        goAway();
    }

    private ServerSocketChannel listen() {
        try {
            ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            channel.bind(UnixDomainSocketAddress.of(path));
            Thread.ofVirtual().start(() -> accept(channel));
            return channel;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(ServerSocketChannel from) {
        try {
            while (true) {
                SocketChannel client = from.accept();
                SocketChannel engine = SocketChannel.open(UnixDomainSocketAddress.of(ENGINE));
                open.add(client);
                open.add(engine);
                Thread.ofVirtual().start(() -> pump(client, engine, this::awaitSpeech));
                Thread.ofVirtual().start(() -> pump(engine, client, () -> {}));
            }
        } catch (IOException goneAway) {
            // The test took the engine away.
        }
    }

    private synchronized void awaitSpeech() {
        while (silent) {
            try {
                wait();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void pump(SocketChannel from, SocketChannel to, Runnable beforeEach) {
        try (from;
                to;
                InputStream in = Channels.newInputStream(from);
                OutputStream out = Channels.newOutputStream(to)) {
            byte[] piece = new byte[8_192];
            int count;
            while ((count = in.read(piece)) > 0) {
                beforeEach.run();
                out.write(piece, 0, count);
            }
        } catch (IOException broken) {
            // Either side may end it.
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }
}
