package com.termfleet.destination.matchtrader.http;

import com.termfleet.destination.matchtrader.session.SessionException;
import com.termfleet.destination.matchtrader.session.WriteOutcome;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A broker's answer. */
public record Answer(int status, HttpHeaders headers, String body) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final int FIRST_SUCCESS = 200;
    private static final int AFTER_SUCCESS = 300;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int TOO_MANY_REQUESTS = 429;

    /** Forbidden, not found, no such method, timeout, too early, too many requests. */
    private static final Set<Integer> NOT_ABOUT_CREDENTIALS = Set.of(FORBIDDEN, 404, 405, 408, 425, TOO_MANY_REQUESTS);

    private static final int FIRST_CLIENT_ERROR = 400;
    private static final int FIRST_SERVER_ERROR = 500;
    private static final int LONGEST_TEXT = 200;
    private static final int MOST_DIGITS = 6;
    private static final Duration USUAL_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
    private static final Duration AFTER_CHALLENGE = Duration.ofMinutes(1);

    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    public boolean isSuccess() {
        return status >= FIRST_SUCCESS && status < AFTER_SUCCESS;
    }

    public boolean isUnauthorized() {
        return status == UNAUTHORIZED;
    }

    /** Empty if the body is empty or no JSON. */
    public Optional<JsonNode> json() {
        if (body.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(JSON.readTree(body));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /** The JSON of a read that succeeded. */
    public JsonNode require() {
        if (!isSuccess()) {
            throw failure();
        }
        return json().orElseThrow(() -> new SessionException("The broker's answer cannot be read"));
    }

    /** What a write that was not executed because of this answer becomes; empty if it may have been, or was refused. */
    public Optional<WriteOutcome> turnedAway() {
        if (status == FORBIDDEN || status == TOO_MANY_REQUESTS || status == UNAUTHORIZED) {
            SessionException why = failure();
            return Optional.of(new WriteOutcome.NotSent(String.valueOf(why.getMessage()), why.retryAfter()));
        }
        return Optional.empty();
    }

    /** Whether a sign-in was refused for what it says: not for the number of requests, nor by what protects a website. */
    public boolean isRefusedSignIn() {
        return isRefusal() && !NOT_ABOUT_CREDENTIALS.contains(status);
    }

    /** Whether the broker has refused the request for what it says. */
    public boolean isRefusal() {
        return status >= FIRST_CLIENT_ERROR && status < FIRST_SERVER_ERROR;
    }

    public SessionException failure() {
        return switch (status) {
            case UNAUTHORIZED -> new SessionException("The broker has ended the session (HTTP 401)");
            case FORBIDDEN ->
                isChallenge()
                        ? new SessionException(
                                "The broker's website wants a browser (HTTP 403, challenge); ask the broker to admit the API",
                                AFTER_CHALLENGE)
                        : new SessionException("The broker has not enabled the API (HTTP 403)", AFTER_CHALLENGE);
            case TOO_MANY_REQUESTS -> new SessionException("Too many requests", retryAfter());
            default -> new SessionException("The broker answered HTTP " + status);
        };
    }

    /** How long a 429 asks to wait; a number of seconds is the only form that is understood. */
    Duration retryAfter() {
        String seconds = header("Retry-After").trim();
        boolean isNumber = seconds.chars().allMatch(c -> c >= '0' && c <= '9');
        if (seconds.isEmpty() || seconds.length() > MOST_DIGITS || !isNumber) {
            return USUAL_PAUSE;
        }
        Duration asked = Duration.ofSeconds(Long.parseLong(seconds));
        return asked.compareTo(LONGEST_PAUSE) < 0 ? asked : LONGEST_PAUSE;
    }

    private boolean isChallenge() {
        return header("cf-mitigated").equals("challenge")
                || header("Content-Type").startsWith("text/html");
    }

    /** The broker's words, if there are any. */
    public String text() {
        String said = json().map(node -> Fields.text(node, "errorMessage", "detail", "message", "error"))
                .orElse("");
        String text = said.isEmpty() ? "HTTP " + status : said;
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
    }
}
