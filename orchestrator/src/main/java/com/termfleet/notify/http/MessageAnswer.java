package com.termfleet.notify.http;

import com.termfleet.notify.Notifier.DeliveryException;
import java.net.http.HttpHeaders;
import java.time.Duration;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a service has answered to a message. */
final class MessageAnswer {

    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int LONGEST_WORDS = 200;
    private static final double SHORTEST_PAUSE_SECONDS = 1;
    private static final double USUAL_PAUSE_SECONDS = 5;

    /** A service that asks for more is asked again after this. */
    private static final double LONGEST_PAUSE_SECONDS = 3_600;

    private final MessageService service;
    private final int status;
    private final HttpHeaders headers;
    private final JsonNode body;

    MessageAnswer(MessageService service, int status, HttpHeaders headers, String body, JsonMapper json) {
        this.service = service;
        this.status = status;
        this.headers = headers;
        this.body = read(body, json);
    }

    private static JsonNode read(String body, JsonMapper json) {
        try {
            return json.readTree(body);
        } catch (JacksonException e) {
            return json.missingNode();
        }
    }

    void throwUnlessTaken() {
        if (status / 100 == 2) {
            return;
        }
        if (status == TOO_MANY_REQUESTS) {
            Duration pause = pause();
            throw DeliveryException.tooMany(
                    service.name() + " takes no more messages for " + pause.toSeconds() + " s.", pause);
        }
        if (status / 100 == 4 && status != REQUEST_TIMEOUT) {
            throw DeliveryException.refused(service.name() + " refused the message" + reason() + " "
                    + service.advice().apply(status));
        }
        throw new DeliveryException(service.name() + " could not take the message" + reason(), null);
    }

    /** The service's own words, if it has any. */
    private String reason() {
        String words = text("description").isEmpty() ? text("message") : text("description");
        return words.isEmpty() ? " (status " + status + ")." : ": \"" + words + "\" (status " + status + ").";
    }

    private String text(String field) {
        JsonNode value = body.path(field);
        if (!value.isString()) {
            return "";
        }
        String words = value.asString()
                .replace(service.secret(), "…")
                .replaceAll("[\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}]+", " ")
                .strip();
        return MessageText.cut(words, LONGEST_WORDS);
    }

    private Duration pause() {
        double seconds = body.at("/parameters/retry_after")
                .asDouble(body.path("retry_after").asDouble(headerSeconds()));
        double bounded = Math.clamp(seconds, SHORTEST_PAUSE_SECONDS, LONGEST_PAUSE_SECONDS);
        return Duration.ofMillis((long) Math.ceil(bounded * 1_000));
    }

    private double headerSeconds() {
        try {
            return headers.firstValue("Retry-After").map(Double::parseDouble).orElse(USUAL_PAUSE_SECONDS);
        } catch (NumberFormatException e) {
            return USUAL_PAUSE_SECONDS;
        }
    }
}
