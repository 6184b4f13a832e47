package com.termfleet.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A browser that follows the stream of server-sent events. */
public final class EventStream implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final long PATIENCE_SECONDS = 20;

    private final InputStream body;
    private final BlockingQueue<Optional<Map.Entry<String, String>>> events = new LinkedBlockingQueue<>();

    private EventStream(InputStream body) {
        this.body = body;
        Thread.ofVirtual().start(this::read);
    }

    /** @param http signed in as whoever follows */
    public static EventStream open(Http http) {
        return new EventStream(http.open("/api/v1/stream"));
    }

    /** The data of the next event of this name; others before it are skipped. */
    public JsonNode next(String name) {
        while (true) {
            Map.Entry<String, String> event = poll().orElseThrow(() -> new AssertionError("ended before " + name));
            if (event.getKey().equals(name)) {
                return JSON.readTree(event.getValue());
            }
        }
    }

    /** The name of the next event, whatever it is. */
    public String nextOfAnyName() {
        return poll().orElseThrow(() -> new AssertionError("the stream ended")).getKey();
    }

    public boolean endsWithoutFurtherEvents() {
        return poll().isEmpty();
    }

    @Override
    public void close() {
        try {
            // Not the reader above it, which whoever is reading has locked.
            body.close();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Optional<Map.Entry<String, String>> poll() {
        try {
            Optional<Map.Entry<String, String>> event = events.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (event == null) {
                throw new AssertionError("no event within " + PATIENCE_SECONDS + " s");
            }
            return event;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private void read() {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            String name = "";
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (line.startsWith("event: ")) {
                    name = line.substring("event: ".length());
                } else if (line.startsWith("data: ")) {
                    events.add(Optional.of(Map.entry(name, line.substring("data: ".length()))));
                }
            }
        } catch (IOException closed) {
            // Ends below, as a stream that the server closed does.
        }
        events.add(Optional.empty());
    }
}
