package com.termfleet.notify;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Stands in for Telegram's Bot API and for Discord's webhooks: keeps what was sent to it, and answers as those do, or with the
 * faults that a test has set for a bot or a webhook.
 */
final class MessagingStandin implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpServer server;
    private final List<Message> received = new CopyOnWriteArrayList<>();
    private final Map<String, Queue<Fault>> faults = new ConcurrentHashMap<>();

    /** @param nanoTime when it came in */
    record Message(String path, JsonNode body, int status, long nanoTime) {

        String text() {
            return body.path("text").asString(body.path("content").asString(""));
        }
    }

    /** @param status 0: it never answers */
    record Fault(int status, String body) {

        static final Fault SILENT = new Fault(0, "");
    }

    MessagingStandin() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** @param secret of a bot or a webhook, whose next requests get these answers, one after the other */
    void fail(String secret, Fault... next) {
        faults.put(secret, new ConcurrentLinkedQueue<>(List.of(next)));
    }

    /** All requests for a bot or a webhook, oldest first. */
    List<Message> requests(String secret) {
        return received.stream()
                .filter(message -> message.path().contains(secret))
                .toList();
    }

    /** The texts of those that were taken. */
    List<String> taken(String secret) {
        return requests(secret).stream()
                .filter(message -> message.status() == 200)
                .map(Message::text)
                .toList();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().toString();
        JsonNode body = JSON.readTree(exchange.getRequestBody().readAllBytes());
        Fault answer = faults.entrySet().stream()
                .filter(entry -> path.contains(entry.getKey()))
                .map(entry -> entry.getValue().poll())
                .filter(fault -> fault != null)
                .findFirst()
                .orElse(new Fault(200, "{\"ok\":true}"));
        received.add(new Message(path, body, answer.status(), System.nanoTime()));
        if (answer.status() == 0) {
            // The exchange stays open.
            return;
        }
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
