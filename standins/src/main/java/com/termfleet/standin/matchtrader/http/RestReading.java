package com.termfleet.standin.matchtrader.http;

import com.termfleet.standin.matchtrader.broker.Broker;
import com.termfleet.standin.matchtrader.broker.Instrument;
import com.termfleet.standin.matchtrader.broker.Quote;
import com.termfleet.standin.matchtrader.broker.TradeRefused;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** The calls of the REST dialect that change nothing. */
final class RestReading {

    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int MOST_CANDLES = 1_000;
    private static final String BASE = "/mtr-api/:system/";
    private static final Map<String, Duration> INTERVALS = Map.of(
            "M1", Duration.ofMinutes(1),
            "M5", Duration.ofMinutes(5),
            "M15", Duration.ofMinutes(15),
            "M30", Duration.ofMinutes(30),
            "H1", Duration.ofHours(1),
            "H4", Duration.ofHours(4),
            "D1", Duration.ofDays(1),
            "W1", Duration.ofDays(7),
            "MN", Duration.ofDays(30));

    private final Standin standin;
    private final Broker broker;
    private final Switches switches;
    private final RestAccess access;
    private final RestViews views;

    RestReading(Standin standin, RestAccess access) {
        this.standin = standin;
        this.broker = standin.broker();
        this.switches = standin.switches();
        this.access = access;
        this.views = new RestViews(broker, switches);
    }

    void mount(Router router) {
        get(router, "balance", (call, account) -> Replies.json(call, OK, views.balance(broker.funds(account))));
        get(router, "open-positions", this::positions);
        get(router, "active-orders", this::orders);
        get(router, "effective-instruments", this::instruments);
        get(router, "instruments", this::instruments);
        get(router, "quotations", this::quotations);
        get(router, "candles", this::candles);
        router.post(BASE + "closed-positions")
                .handler(call -> access.admit(call, account -> attempt(call, account, this::closed)));
    }

    private void get(Router router, String path, BiConsumer<RoutingContext, String> handler) {
        router.get(BASE + path).handler(call -> access.admit(call, account -> attempt(call, account, handler)));
    }

    private static void attempt(RoutingContext call, String account, BiConsumer<RoutingContext, String> handler) {
        try {
            handler.accept(call, account);
        } catch (TradeRefused | BadRequest e) {
            Replies.json(call, BAD_REQUEST, new JsonObject().put("errorMessage", e.getMessage()));
        }
    }

    private void positions(RoutingContext call, String account) {
        JsonArray positions = new JsonArray();
        broker.positions(account).forEach(position -> positions.add(views.position(account, position)));
        Replies.json(call, OK, new JsonObject().put("positions", positions));
    }

    private void orders(RoutingContext call, String account) {
        JsonArray orders = new JsonArray();
        broker.orders(account).forEach(order -> orders.add(views.order(order)));
        Replies.json(call, OK, new JsonObject().put("orders", orders));
    }

    private void instruments(RoutingContext call, String account) {
        JsonArray instruments = new JsonArray();
        broker.instruments().forEach(instrument -> instruments.add(views.instrument(instrument)));
        boolean plain = switches.is(Switch.INSTRUMENTS_REPLY, "array");
        Replies.json(call, OK, plain ? instruments : new JsonObject().put("instruments", instruments));
    }

    private void quotations(RoutingContext call, String account) {
        String symbols = Requests.query(call, "symbols");
        List<String> wanted = List.of(symbols.split(","));
        JsonArray quotations = new JsonArray();
        for (Instrument instrument : broker.instruments()) {
            if (symbols.isEmpty() || wanted.contains(instrument.symbol())) {
                quotations.add(views.quotation(instrument, standin.clock().instant()));
            }
        }
        boolean plain = switches.is(Switch.QUOTATIONS_REPLY, "array");
        Replies.json(call, OK, plain ? quotations : new JsonObject().put("body", quotations));
    }

    /** The broker remembers no prices: every candle shows the price of now. */
    private void candles(RoutingContext call, String account) {
        String symbol = Requests.query(call, "symbol");
        Duration step = INTERVALS.get(Requests.query(call, "interval"));
        if (step == null) {
            throw new BadRequest("interval must be one of "
                    + INTERVALS.keySet().stream().sorted().toList());
        }
        Quote quote = broker.quote(symbol);
        JsonArray candles = new JsonArray();
        Instant to = time(Requests.query(call, "to"), "to");
        Instant at = time(Requests.query(call, "from"), "from");
        while (!at.isAfter(to) && candles.size() < MOST_CANDLES) {
            candles.add(new JsonObject()
                    .put("time", at.toEpochMilli())
                    .put("open", quote.bid())
                    .put("high", quote.bid())
                    .put("low", quote.bid())
                    .put("close", quote.bid())
                    .put("volume", 1));
            at = at.plus(step);
        }
        Replies.json(
                call,
                OK,
                new JsonObject()
                        .put("symbol", symbol)
                        .put("interval", Requests.query(call, "interval"))
                        .put("candles", candles));
    }

    private void closed(RoutingContext call, String account) {
        JsonObject request = Requests.object(call);
        JsonArray operations = new JsonArray();
        broker.closed(account, range(request, "from"), range(request, "to"))
                .forEach(operation -> operations.add(views.closed(operation)));
        JsonObject answer = new JsonObject().put("operations", operations);
        if (switches.is(Switch.CLOSED_STATUS, "full")) {
            answer.put("status", "FULL");
        }
        Replies.json(call, OK, answer);
    }

    private Instant range(JsonObject request, String field) {
        Object value = request.getValue(field);
        boolean isMillis = value instanceof Number;
        if ((isMillis && switches.is(Switch.CLOSED_RANGE, "iso"))
                || (!isMillis && switches.is(Switch.CLOSED_RANGE, "epochMillis"))) {
            throw new BadRequest(field + " has the wrong form");
        }
        return isMillis
                ? Instant.ofEpochMilli(((Number) value).longValue())
                : time(Requests.text(request, field), field);
    }

    private static Instant time(String text, String field) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new BadRequest(field + " must be a time such as 2026-01-05T00:00:00Z");
        }
    }
}
