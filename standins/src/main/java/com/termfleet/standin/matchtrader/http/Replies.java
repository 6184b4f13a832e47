package com.termfleet.standin.matchtrader.http;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/** Sends answers, or what a fault has made of them. */
final class Replies {

    private static final String FAULT = "fault";
    private static final int OK = 200;
    private static final int NO_CONTENT = 204;
    private static final int UNAUTHORIZED = 401;
    private static final int NOT_FOUND = 404;
    private static final int FORBIDDEN = 403;
    private static final int TOO_MANY_REQUESTS = 429;

    private static final String CHALLENGE = "<!DOCTYPE html><html><head><title>Just a moment...</title></head>"
            + "<body><noscript>Enable JavaScript and cookies to continue</noscript></body></html>";

    private Replies() {}

    /** The call is executed; then this goes wrong. */
    static void afterwards(RoutingContext call, Fault fault) {
        call.put(FAULT, fault);
    }

    static void json(RoutingContext call, int status, Object body) {
        send(call, status, body.toString());
    }

    static void noContent(RoutingContext call) {
        send(call, NO_CONTENT, null);
    }

    static void empty(RoutingContext call) {
        send(call, OK, null);
    }

    private static void send(RoutingContext call, int status, @Nullable String body) {
        Fault fault = call.get(FAULT);
        if (fault == null) {
            write(call.response().setStatusCode(status), body);
        } else if (fault.kind() == Fault.Kind.DELAY) {
            call.vertx()
                    .setTimer(
                            Math.max(1, fault.delay().toMillis()),
                            timer -> write(call.response().setStatusCode(status), body));
        } else {
            fail(call, fault);
        }
    }

    private static void write(HttpServerResponse response, @Nullable String body) {
        if (response.closed()) {
            return;
        }
        if (body == null) {
            response.end();
        } else {
            response.putHeader("Content-Type", "application/json").end(body);
        }
    }

    /** Answers as the fault says, or not at all. */
    static void fail(RoutingContext call, Fault fault) {
        HttpServerResponse response = call.response();
        switch (fault.kind()) {
            case DELAY -> throw new IllegalStateException("A delayed call has an answer");
            case NO_ANSWER, HALF_OPEN -> {
                // The caller waits in vain.
            }
            case ERROR -> write(response.setStatusCode(fault.status()), "{\"error\":\"upstream\"}");
            case OK_WITH_ERROR_CODE ->
                write(
                        response,
                        new JsonObject()
                                .put("status", "OK")
                                .put("errorCode", "UNKNOWN_ERROR")
                                .encode());
            case EMPTY -> write(response, null);
            case UNREADABLE -> write(response, "{\"status\":");
            case UNAUTHORIZED -> write(response.setStatusCode(UNAUTHORIZED), null);
            case TOO_MANY_REQUESTS -> tooMany(call, fault.retryAfter());
            case CHALLENGE ->
                response.setStatusCode(FORBIDDEN)
                        .putHeader("cf-mitigated", "challenge")
                        .putHeader("Content-Type", "text/html; charset=UTF-8")
                        .end(CHALLENGE);
            case DROPPED -> call.request().connection().close();
        }
    }

    static void tooMany(RoutingContext call, @Nullable Integer retryAfter) {
        if (retryAfter != null) {
            call.response().putHeader("Retry-After", retryAfter.toString());
        }
        write(call.response().setStatusCode(TOO_MANY_REQUESTS), null);
    }

    static void notFound(RoutingContext call) {
        write(call.response().setStatusCode(NOT_FOUND), null);
    }

    static void unauthorized(RoutingContext call) {
        write(call.response().setStatusCode(UNAUTHORIZED), null);
    }
}
