package com.termfleet.standin.matchtrader.http;

import com.termfleet.standin.matchtrader.broker.Broker;
import com.termfleet.standin.matchtrader.broker.OpenRequest;
import com.termfleet.standin.matchtrader.broker.PendingOrder;
import com.termfleet.standin.matchtrader.broker.PendingRequest;
import com.termfleet.standin.matchtrader.broker.Position;
import com.termfleet.standin.matchtrader.broker.TradeRefused;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * The new Trader API: a bearer token for one account, keys that make opens repeatable, errors with a type. The published
 * facts name no paths; these are the likely ones.
 */
final class TraderApi {

    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int NOT_FOUND = 404;
    private static final String BEARER = "Bearer ";
    private static final String KEY = "Idempotency-Key";

    private final Standin standin;
    private final Broker broker;
    private final RestViews views;

    /** By account and key. On the event loop alone. */
    private final Map<String, Answered> answered = new HashMap<>();

    private record Answered(String request, JsonObject answer) {}

    TraderApi(Standin standin) {
        this.standin = standin;
        this.broker = standin.broker();
        this.views = new RestViews(broker, standin.switches());
    }

    void mount(Router router) {
        route(router, HttpMethod.GET, "/v1/account", this::account);
        route(router, HttpMethod.GET, "/v1/instruments", this::instruments);
        route(router, HttpMethod.GET, "/v1/positions", this::positions);
        route(router, HttpMethod.POST, "/v1/positions", this::open);
        route(router, HttpMethod.PATCH, "/v1/positions/:id", this::edit);
        route(router, HttpMethod.POST, "/v1/positions/:id/close", this::close);
        route(router, HttpMethod.GET, "/v1/closed-positions", this::closed);
        route(router, HttpMethod.GET, "/v1/pending-orders", this::orders);
        route(router, HttpMethod.POST, "/v1/pending-orders", this::place);
        route(router, HttpMethod.PATCH, "/v1/pending-orders/:id", this::editOrder);
        route(router, HttpMethod.DELETE, "/v1/pending-orders/:id", this::cancel);
    }

    private void route(Router router, HttpMethod method, String path, BiConsumer<RoutingContext, String> handler) {
        router.route(method, path).handler(call -> {
            String authorization = call.request().getHeader("Authorization");
            String account = authorization == null || !authorization.startsWith(BEARER)
                    ? null
                    : standin.users().accountOfToken(authorization.substring(BEARER.length()));
            if (account == null) {
                error(call, UNAUTHORIZED, "unauthorized", "Unauthorized", "The token is not valid");
                return;
            }
            try {
                handler.accept(call, account);
            } catch (TradeRefused e) {
                boolean isMissing = e.code().endsWith("_NOT_FOUND");
                String type =
                        isMissing ? e.code().toLowerCase(Locale.ROOT).replace('_', '-') : "trading-validation-failed";
                error(call, isMissing ? NOT_FOUND : BAD_REQUEST, type, "Order refused", String.valueOf(e.getMessage()));
            } catch (BadRequest e) {
                error(call, BAD_REQUEST, "trading-validation-failed", "Bad request", String.valueOf(e.getMessage()));
            }
        });
    }

    private static void error(RoutingContext call, int status, String type, String title, String detail) {
        Replies.json(
                call,
                status,
                new JsonObject()
                        .put("path", call.request().path())
                        .put("status", status)
                        .put("type", "error://trader-api/" + type)
                        .put("title", title)
                        .put("detail", detail)
                        .putNull("additionalInfo"));
    }

    private void account(RoutingContext call, String account) {
        Replies.json(call, OK, views.balance(broker.funds(account)).put("accountId", account));
    }

    private void instruments(RoutingContext call, String account) {
        JsonArray list = new JsonArray();
        broker.instruments().forEach(instrument -> list.add(views.instrument(instrument)));
        Replies.json(call, OK, list);
    }

    private void positions(RoutingContext call, String account) {
        JsonArray list = new JsonArray();
        for (Position position : broker.positions(account)) {
            list.add(views.position(account, position).put("comment", position.comment()));
        }
        Replies.json(call, OK, list);
    }

    private void orders(RoutingContext call, String account) {
        JsonArray list = new JsonArray();
        broker.orders(account).forEach(order -> list.add(views.order(order)));
        Replies.json(call, OK, list);
    }

    private void closed(RoutingContext call, String account) {
        JsonArray list = new JsonArray();
        broker.closed(account, time(call, "from"), time(call, "to"))
                .forEach(operation -> list.add(views.closed(operation)));
        Replies.json(call, OK, list);
    }

    private static Instant time(RoutingContext call, String name) {
        try {
            return Instant.parse(Requests.query(call, name));
        } catch (DateTimeException e) {
            throw new BadRequest(name + " must be a time such as 2026-01-05T00:00:00Z");
        }
    }

    private static OpenRequest order(JsonObject request) {
        return new OpenRequest(
                Requests.text(request, "symbol"),
                Requests.side(request, "side"),
                Requests.decimal(request, "volume"),
                Requests.levels(request, "slPrice", "tpPrice"),
                request.getString("comment", ""));
    }

    private void open(RoutingContext call, String account) {
        once(
                call,
                account,
                request -> new JsonObject()
                        .put("positionId", broker.open(account, order(request)).id()));
    }

    private void place(RoutingContext call, String account) {
        once(
                call,
                account,
                request -> new JsonObject()
                        .put(
                                "pendingOrderId",
                                broker.place(
                                                account,
                                                new PendingRequest(
                                                        Requests.kind(request, "type"),
                                                        Requests.decimal(request, "activationPrice"),
                                                        order(request)))
                                        .id()));
    }

    /** Executes it, unless a request with its key was executed before: then that is answered again. */
    private void once(RoutingContext call, String account, Function<JsonObject, JsonObject> execution) {
        JsonObject request = Requests.object(call);
        String key = call.request().getHeader(KEY);
        if (key == null) {
            Replies.json(call, CREATED, execution.apply(request));
            return;
        }
        Answered before = answered.get(account + " " + key);
        if (!isUuid(key) || (before != null && !before.request().equals(request.encode()))) {
            error(call, BAD_REQUEST, "idempotency-key-invalid", "Invalid key", KEY + " must be a new UUID");
            return;
        }
        JsonObject answer = before == null ? execution.apply(request) : before.answer();
        answered.put(account + " " + key, new Answered(request.encode(), answer));
        Replies.json(call, CREATED, answer);
    }

    private static boolean isUuid(String text) {
        try {
            return UUID.fromString(text).toString().equalsIgnoreCase(text);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private void edit(RoutingContext call, String account) {
        broker.edit(account, Requests.part(call, "id"), Requests.levels(Requests.object(call), "slPrice", "tpPrice"));
        Replies.noContent(call);
    }

    /** Without a volume all of it. */
    private void close(RoutingContext call, String account) {
        BigDecimal volume = Requests.optional(Requests.object(call), "volume");
        String id = Requests.part(call, "id");
        BigDecimal all = broker.positions(account).stream()
                .filter(position -> position.id().equals(id))
                .map(Position::volume)
                .findFirst()
                .orElse(BigDecimal.ZERO);
        broker.close(account, id, volume.signum() == 0 ? all : volume);
        Replies.noContent(call);
    }

    private void editOrder(RoutingContext call, String account) {
        String id = Requests.part(call, "id");
        JsonObject request = Requests.object(call);
        PendingOrder before = broker.orders(account).stream()
                .filter(order -> order.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new TradeRefused("ORDER_NOT_FOUND", "Order not found"));
        broker.edit(
                account,
                id,
                request.containsKey("volume") ? Requests.decimal(request, "volume") : before.volume(),
                request.containsKey("activationPrice") ? Requests.decimal(request, "activationPrice") : before.price(),
                Requests.levels(request, "slPrice", "tpPrice"));
        Replies.noContent(call);
    }

    private void cancel(RoutingContext call, String account) {
        broker.cancel(account, Requests.part(call, "id"));
        Replies.noContent(call);
    }
}
