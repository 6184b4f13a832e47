package com.termfleet.destination.matchtrader.socket;

import com.termfleet.destination.matchtrader.http.Fields;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** One message of the dialogue: {@code {"type":…,"payload":{…}}}. */
record Message(String type, JsonNode payload) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    static ObjectNode newPayload() {
        return JSON.createObjectNode();
    }

    /** Empty if it is no message. */
    static Optional<Message> parse(String text) {
        try {
            JsonNode node = JSON.readTree(text);
            String type = node == null ? "" : Fields.text(node, "type");
            return type.isEmpty() ? Optional.empty() : Optional.of(new Message(type, node.path("payload")));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    String text() {
        return JSON.createObjectNode().put("type", type).set("payload", payload).toString();
    }

    String requestId() {
        return Fields.text(payload, "requestId");
    }

    String orderId() {
        return Fields.text(payload, "orderId");
    }

    /** In lower case. */
    String status() {
        return Fields.text(payload, "status").toLowerCase(Locale.ROOT);
    }

    boolean isStatus() {
        return type.equals("order.status");
    }

    boolean isError() {
        return type.equals("error");
    }
}
