package com.termfleet.standin.matchtrader.http;

import com.termfleet.standin.matchtrader.broker.Broker;
import com.termfleet.standin.matchtrader.broker.Levels;
import com.termfleet.standin.matchtrader.broker.OpenRequest;
import com.termfleet.standin.matchtrader.broker.TradeRefused;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** Commands to the stand-in itself, under {@code /standin}: switches, faults, prices, time, and trades by hand. */
final class ControlApi {

    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;

    private final Standin standin;
    private final Broker broker;
    private final SocketDialogue sockets;
    private final RestViews views;

    ControlApi(Standin standin, SocketDialogue sockets) {
        this.standin = standin;
        this.broker = standin.broker();
        this.sockets = sockets;
        this.views = new RestViews(broker, standin.switches());
    }

    void mount(Router router) {
        router.get("/standin/status").handler(call -> attempt(call, this::status));
        router.get("/standin/requests").handler(call -> attempt(call, this::requests));
        router.delete("/standin/requests").handler(call -> attempt(call, this::clearRequests));
        router.get("/standin/switches").handler(call -> attempt(call, this::switches));
        router.put("/standin/switches").handler(call -> attempt(call, this::setSwitches));
        router.get("/standin/faults").handler(call -> attempt(call, this::faults));
        router.post("/standin/faults").handler(call -> attempt(call, this::addFault));
        router.delete("/standin/faults").handler(call -> attempt(call, this::clearFaults));
        router.post("/standin/quotes").handler(call -> attempt(call, this::quote));
        router.post("/standin/walk").handler(call -> attempt(call, this::walk));
        router.post("/standin/clock").handler(call -> attempt(call, this::clock));
        router.post("/standin/sessions/end").handler(call -> attempt(call, this::endSessions));
        router.post("/standin/accounts").handler(call -> attempt(call, this::addAccount));
        router.get("/standin/accounts/:account").handler(call -> attempt(call, this::account));
        router.post("/standin/accounts/:account/positions").handler(call -> attempt(call, this::open));
        router.post("/standin/accounts/:account/positions/:id/close").handler(call -> attempt(call, this::close));
    }

    private static void attempt(RoutingContext call, Consumer<RoutingContext> handler) {
        try {
            handler.accept(call);
        } catch (BadRequest | TradeRefused | IllegalArgumentException e) {
            Replies.json(call, BAD_REQUEST, new JsonObject().put("error", e.getMessage()));
        }
    }

    private static void done(RoutingContext call) {
        Replies.json(call, OK, new JsonObject().put("ok", true));
    }

    private void status(RoutingContext call) {
        Replies.json(
                call,
                OK,
                new JsonObject()
                        .put("time", standin.clock().instant().toString())
                        .put("requests", standin.requests().total())
                        .put("accounts", new JsonArray(broker.accountIds())));
    }

    private void requests(RoutingContext call) {
        String path = Requests.query(call, "path");
        List<RequestLog.Call> calls = standin.requests().to(path);
        JsonArray list = new JsonArray();
        for (RequestLog.Call each : calls) {
            list.add(new JsonObject()
                    .put("at", each.at().toString())
                    .put("method", each.method())
                    .put("path", each.path())
                    .put("body", each.body()));
        }
        Replies.json(call, OK, new JsonObject().put("count", calls.size()).put("calls", list));
    }

    private void clearRequests(RoutingContext call) {
        standin.requests().clear();
        done(call);
    }

    private void switches(RoutingContext call) {
        JsonObject all = new JsonObject();
        standin.switches().all().forEach(all::put);
        Replies.json(call, OK, all);
    }

    private void setSwitches(RoutingContext call) {
        for (Map.Entry<String, Object> each : Requests.object(call)) {
            standin.switches().set(Switch.valueOf(each.getKey()), String.valueOf(each.getValue()));
        }
        switches(call);
    }

    private void faults(RoutingContext call) {
        JsonArray list = new JsonArray();
        for (Fault fault : standin.faults().waiting()) {
            list.add(new JsonObject()
                    .put("kind", fault.kind().name())
                    .put("path", fault.path())
                    .put("calls", fault.calls())
                    .put("executes", fault.executes())
                    .put("delayMillis", fault.delay().toMillis())
                    .put("status", fault.status())
                    .put("retryAfter", fault.retryAfter()));
        }
        Replies.json(call, OK, list);
    }

    private void addFault(RoutingContext call) {
        JsonObject request = Requests.object(call);
        Fault.Kind kind = Fault.Kind.valueOf(Requests.text(request, "kind").toUpperCase(Locale.ROOT));
        Fault usual = Fault.of(kind, request.getString("path", ""));
        standin.faults()
                .add(new Fault(
                        kind,
                        usual.path(),
                        request.getInteger("calls", usual.calls()),
                        request.getBoolean("executes", usual.executes()),
                        Duration.ofMillis(
                                request.getLong("delayMillis", usual.delay().toMillis())),
                        request.getInteger("status", usual.status()),
                        request.getInteger("retryAfter")));
        done(call);
    }

    private void clearFaults(RoutingContext call) {
        standin.faults().clear();
        done(call);
    }

    private void quote(RoutingContext call) {
        JsonObject request = Requests.object(call);
        broker.quote(
                Requests.text(request, "symbol"), Requests.decimal(request, "bid"), Requests.decimal(request, "ask"));
        done(call);
    }

    private void walk(RoutingContext call) {
        broker.walk(Requests.decimal(Requests.object(call), "steps").intValue());
        done(call);
    }

    private void clock(RoutingContext call) {
        standin.clock()
                .advance(Duration.ofSeconds(Requests.decimal(Requests.object(call), "advanceSeconds")
                        .longValue()));
        status(call);
    }

    private void endSessions(RoutingContext call) {
        standin.sessions().endAll();
        sockets.dropAll();
        done(call);
    }

    private void addAccount(RoutingContext call) {
        JsonObject request = Requests.object(call);
        String id = Requests.text(request, "id");
        broker.openAccount(
                id,
                request.getString("currency", "USD"),
                request.getInteger("leverage", 100),
                Requests.decimal(request, "balance"));
        standin.users().add(Requests.text(request, "email"), Requests.text(request, "password"), List.of(id));
        Replies.json(call, OK, new JsonObject().put("id", id).put("token", Users.tokenOf(id)));
    }

    private void account(RoutingContext call) {
        String id = Requests.part(call, "account");
        JsonArray positions = new JsonArray();
        broker.positions(id).forEach(position -> positions.add(views.position(id, position)));
        JsonArray orders = new JsonArray();
        broker.orders(id).forEach(order -> orders.add(views.order(order)));
        JsonArray closed = new JsonArray();
        broker.closed(id, Instant.EPOCH, Instant.MAX).forEach(operation -> closed.add(views.closed(operation)));
        Replies.json(
                call,
                OK,
                views.balance(broker.funds(id))
                        .put("positions", positions)
                        .put("orders", orders)
                        .put("closed", closed));
    }

    /** As the account's owner does by hand. */
    private void open(RoutingContext call) {
        JsonObject request = Requests.object(call);
        OpenRequest order = new OpenRequest(
                Requests.text(request, "symbol"),
                Requests.side(request, "side"),
                Requests.decimal(request, "volume"),
                Levels.NONE,
                "");
        Replies.json(
                call,
                OK,
                new JsonObject()
                        .put(
                                "id",
                                broker.open(Requests.part(call, "account"), order)
                                        .id()));
    }

    private void close(RoutingContext call) {
        broker.close(
                Requests.part(call, "account"),
                Requests.part(call, "id"),
                Requests.decimal(Requests.object(call), "volume"));
        done(call);
    }
}
