package com.termfleet.desktop;

import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Speaks a VNC server's first words on a loopback port, accepts any password, then leaves the connection to the test. */
public final class FakeVncServer implements Closeable {

    private static final byte[] VERSION = "RFB 003.008\n".getBytes(StandardCharsets.US_ASCII);

    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final BlockingQueue<Socket> accepted = new LinkedBlockingQueue<>();

    public FakeVncServer() throws IOException {
        Thread.ofVirtual().start(this::serve);
    }

    public InetSocketAddress address() {
        return new InetSocketAddress(listener.getInetAddress(), listener.getLocalPort());
    }

    /** The next connection that has signed in. */
    public Socket next() throws InterruptedException {
        Socket socket = accepted.poll(10, TimeUnit.SECONDS);
        if (socket == null) {
            throw new AssertionError("nobody connected to the VNC server");
        }
        return socket;
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }

    private void serve() {
        try {
            while (!listener.isClosed()) {
                Socket socket = listener.accept();
                Thread.ofVirtual().start(() -> greet(socket));
            }
        } catch (IOException e) {
            if (!listener.isClosed()) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void greet(Socket socket) {
        try {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            socket.getOutputStream().write(VERSION);
            in.readNBytes(VERSION.length);
            socket.getOutputStream().write(new byte[] {1, 2});
            in.readByte();
            socket.getOutputStream().write(new byte[16]);
            in.readNBytes(16);
            socket.getOutputStream().write(new byte[4]);
            accepted.add(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
