package com.termfleet.compat.community;

import com.termfleet.testing.Http;
import com.termfleet.testing.Http.Answer;
import com.termfleet.testing.Polling;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** An expert that asks over HTTP, as an outside program. */
record PollingExpert(Http client) {

    private static final Duration DEADLINE = Duration.ofSeconds(60);

    List<JsonNode> poll() {
        List<JsonNode> offers = new ArrayList<>();
        client.get("/api/signals/pending").json().forEach(offers::add);
        return offers;
    }

    /** Asks until something is offered. */
    JsonNode await(String action) {
        long end = System.nanoTime() + DEADLINE.toNanos();
        while (System.nanoTime() < end) {
            for (JsonNode offer : poll()) {
                if (offer.get("action").asString().equals(action)) {
                    return offer;
                }
            }
            Polling.pause();
        }
        throw new AssertionError("nothing with action " + action + " was offered within " + DEADLINE);
    }

    Answer confirm(long ticket, String action, String volume, String price) {
        return confirm("", ticket, action, volume, price);
    }

    /** @param more further fields, each with its comma */
    Answer confirm(String more, long ticket, String action, String volume, String price) {
        return client.send(
                "POST",
                "/api/trades/confirm",
                "{%s\"ticket\":%d,\"action\":\"%s\",\"symbol\":\"EURUSD\",\"volume\":%s,\"price\":%s}\0"
                        .formatted(more, ticket, action, volume, price));
    }
}
