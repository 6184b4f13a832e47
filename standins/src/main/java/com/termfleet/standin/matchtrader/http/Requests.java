package com.termfleet.standin.matchtrader.http;

import com.termfleet.standin.matchtrader.broker.Levels;
import com.termfleet.standin.matchtrader.broker.OrderKind;
import com.termfleet.standin.matchtrader.broker.Side;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Objects;

/** Reads fields of requests. Each method throws {@link BadRequest} that names the field if it is not as expected. */
final class Requests {

    private Requests() {}

    static String path(RoutingContext call) {
        return Objects.requireNonNullElse(call.request().path(), "/");
    }

    /** A part of the path. */
    static String part(RoutingContext call, String name) {
        return Objects.requireNonNull(call.pathParam(name));
    }

    /** A parameter behind the question mark; empty if it is absent. */
    static String query(RoutingContext call, String name) {
        return Objects.requireNonNullElse(call.queryParams().get(name), "");
    }

    /** An empty body counts as an empty object. */
    static JsonObject object(RoutingContext call) {
        try {
            JsonObject body = call.body().asJsonObject();
            return body == null ? new JsonObject() : body;
        } catch (DecodeException | ClassCastException e) {
            throw new BadRequest("The body must be a JSON object");
        }
    }

    static JsonArray array(RoutingContext call) {
        try {
            JsonArray body = call.body().asJsonArray();
            return body == null ? new JsonArray() : body;
        } catch (DecodeException | ClassCastException e) {
            throw new BadRequest("The body must be a JSON array");
        }
    }

    static String text(JsonObject request, String field) {
        if (request.getValue(field) instanceof String text && !text.isBlank()) {
            return text;
        }
        throw new BadRequest(field + " must be a text");
    }

    /** A number, or a text with one. */
    static BigDecimal decimal(JsonObject request, String field) {
        Object value = request.getValue(field);
        if (!(value instanceof Number) && !(value instanceof String)) {
            throw new BadRequest(field + " must be a number");
        }
        try {
            return new BigDecimal(value.toString());
        } catch (NumberFormatException e) {
            throw new BadRequest(field + " must be a number");
        }
    }

    /** Zero if it is absent or null. */
    static BigDecimal optional(JsonObject request, String field) {
        return request.getValue(field) == null ? BigDecimal.ZERO : decimal(request, field);
    }

    static Levels levels(JsonObject request, String stopLoss, String takeProfit) {
        return new Levels(optional(request, stopLoss), optional(request, takeProfit));
    }

    static Side side(JsonObject request, String field) {
        try {
            return Side.valueOf(text(request, field).toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new BadRequest(field + " must be BUY or SELL");
        }
    }

    static OrderKind kind(JsonObject request, String field) {
        try {
            return OrderKind.valueOf(text(request, field).toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new BadRequest(field + " must be LIMIT or STOP");
        }
    }
}
