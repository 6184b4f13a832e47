package com.termfleet.desktop.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A viewer in a browser: RFB over a WebSocket. */
final class Viewer implements AutoCloseable {

    private static final byte[] VERSION = "RFB 003.008\n".getBytes(StandardCharsets.US_ASCII);
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final MessageInput received = new MessageInput();
    private final CompletableFuture<String> closed = new CompletableFuture<>();
    private final WebSocket socket;

    private Viewer(WebSocket.Builder builder, URI address) {
        socket = builder.buildAsync(address, new Listener()).join();
    }

    static Viewer open(int port, String secret, @Nullable String origin) {
        WebSocket.Builder builder = CLIENT.newWebSocketBuilder();
        if (origin != null) {
            builder.header("Origin", origin);
        }
        return new Viewer(builder, URI.create("ws://127.0.0.1:" + port + "/vnc?ticket=" + secret));
    }

    /** Up to and with ClientInit. */
    void handshake() throws Exception {
        assertThat(read(12)).isEqualTo(VERSION);
        send(VERSION);
        assertThat(read(2)).containsExactly(1, 1);
        send(new byte[] {1});
        assertThat(read(4)).containsExactly(0, 0, 0, 0);
        send(new byte[] {0});
    }

    void send(byte[] bytes) throws Exception {
        socket.sendBinary(ByteBuffer.wrap(bytes), true).get(10, TimeUnit.SECONDS);
    }

    byte[] read(int length) throws Exception {
        InputStream in = received;
        return CompletableFuture.supplyAsync(() -> {
                    try {
                        return in.readNBytes(length);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .get(10, TimeUnit.SECONDS);
    }

    /** Waits until the server has closed it. @return code and reason */
    String closed() throws Exception {
        return closed.get(10, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        if (!socket.isOutputClosed()) {
            // The server may be closing it at this very moment, which is as good.
            socket.sendClose(WebSocket.NORMAL_CLOSURE, "")
                    .exceptionally(closedMeanwhile -> socket)
                    .join();
        }
    }

    private final class Listener implements WebSocket.Listener {

        @Override
        public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
            try {
                received.put(data);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            closed.complete(code + " " + reason);
            received.end();
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable failure) {
            closed.complete("error " + failure);
            received.end();
        }
    }
}
