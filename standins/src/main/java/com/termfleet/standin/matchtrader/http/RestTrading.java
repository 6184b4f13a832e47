package com.termfleet.standin.matchtrader.http;

import com.termfleet.standin.matchtrader.broker.Broker;
import com.termfleet.standin.matchtrader.broker.OpenRequest;
import com.termfleet.standin.matchtrader.broker.PendingOrder;
import com.termfleet.standin.matchtrader.broker.PendingRequest;
import com.termfleet.standin.matchtrader.broker.Position;
import com.termfleet.standin.matchtrader.broker.Side;
import com.termfleet.standin.matchtrader.broker.TradeRefused;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.function.BiConsumer;

/** The calls of the REST dialect that change something. */
final class RestTrading {

    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final String BASE = "/mtr-api/:system/";

    private final Broker broker;
    private final Switches switches;
    private final RestAccess access;

    RestTrading(Standin standin, RestAccess access) {
        this.broker = standin.broker();
        this.switches = standin.switches();
        this.access = access;
    }

    void mount(Router router) {
        post(router, "position/open", this::open);
        post(router, "position/edit", this::edit);
        post(router, "position/close", this::close);
        post(router, "position/close-partially", this::closePart);
        post(router, "positions/close", this::closeAll);
        post(router, "pending-order/create", this::place);
        post(router, "pending-order/edit", this::editOrder);
        post(router, "pending-order/cancel", this::cancel);
    }

    private void post(Router router, String path, BiConsumer<RoutingContext, String> handler) {
        router.post(BASE + path).handler(call -> access.admit(call, account -> attempt(call, account, handler)));
    }

    private void attempt(RoutingContext call, String account, BiConsumer<RoutingContext, String> handler) {
        try {
            handler.accept(call, account);
        } catch (TradeRefused | BadRequest e) {
            JsonObject answer = new JsonObject().put("errorMessage", e.getMessage());
            boolean isBad = e instanceof BadRequest || switches.is(Switch.REFUSAL, "badRequest");
            if (!isBad) {
                answer.put("status", "REJECTED").putNull("nativeCode").putNull("orderId");
            }
            Replies.json(call, isBad ? BAD_REQUEST : OK, answer);
        }
    }

    private void done(RoutingContext call, String id) {
        JsonObject answer = new JsonObject().put("orderId", id);
        if (switches.is(Switch.OPERATION_REPLY, "full")) {
            answer.put("status", "OK").putNull("nativeCode").put("errorMessage", "");
        }
        Replies.json(call, OK, answer);
    }

    private static OpenRequest order(JsonObject request) {
        return new OpenRequest(
                Requests.text(request, "instrument"),
                Requests.side(request, "orderSide"),
                Requests.decimal(request, "volume"),
                Requests.levels(request, "slPrice", "tpPrice"),
                "");
    }

    private void open(RoutingContext call, String account) {
        done(call, broker.open(account, order(Requests.object(call))).id());
    }

    private void edit(RoutingContext call, String account) {
        JsonObject request = Requests.object(call);
        String id = Requests.text(request, switches.get(Switch.EDIT_ID));
        broker.edit(account, id, Requests.levels(request, "slPrice", "tpPrice"));
        done(call, id);
    }

    private void close(RoutingContext call, String account) {
        done(call, closeWhole(account, Requests.object(call)));
    }

    private void closePart(RoutingContext call, String account) {
        done(call, close(account, Requests.object(call)));
    }

    private String closeWhole(String account, JsonObject request) {
        if (switches.is(Switch.CLOSE_VOLUME, "string") && !(request.getValue("volume") instanceof String)) {
            throw new BadRequest("volume must be a text");
        }
        return close(account, request);
    }

    private String close(String account, JsonObject request) {
        String id = Requests.text(request, "positionId");
        checkSide(account, id, Requests.side(request, "orderSide"));
        broker.close(account, id, Requests.decimal(request, "volume"));
        return id;
    }

    private void checkSide(String account, String id, Side side) {
        for (Position position : broker.positions(account)) {
            Side expected =
                    switches.is(Switch.CLOSE_SIDE, "opposite") ? position.side().opposite() : position.side();
            if (position.id().equals(id) && !switches.is(Switch.CLOSE_SIDE, "any") && side != expected) {
                throw new BadRequest("orderSide must be " + expected);
            }
        }
    }

    private void closeAll(RoutingContext call, String account) {
        for (Object each : Requests.array(call)) {
            if (each instanceof JsonObject request) {
                closeWhole(account, request);
            }
        }
        Replies.json(call, OK, new JsonObject().put("status", "OK").put("errorMessage", ""));
    }

    private void place(RoutingContext call, String account) {
        JsonObject request = Requests.object(call);
        PendingOrder placed = broker.place(
                account,
                new PendingRequest(Requests.kind(request, "type"), Requests.decimal(request, "price"), order(request)));
        done(call, placed.id());
    }

    private void editOrder(RoutingContext call, String account) {
        JsonObject request = Requests.object(call);
        String id = Requests.text(request, "id");
        broker.edit(
                account,
                id,
                Requests.decimal(request, "volume"),
                Requests.decimal(request, "priceOrder"),
                Requests.levels(request, "slPrice", "tpPrice"));
        if (switches.is(Switch.PENDING_EDIT_REPLY, "empty")) {
            Replies.empty(call);
        } else {
            done(call, id);
        }
    }

    private void cancel(RoutingContext call, String account) {
        String id = Requests.text(Requests.object(call), "id");
        broker.cancel(account, id);
        switch (switches.get(Switch.CANCEL_REPLY)) {
            case "okWithErrorCode" ->
                Replies.json(
                        call,
                        OK,
                        new JsonObject().put("status", "OK").put("orderId", id).put("errorCode", "UNKNOWN_ERROR"));
            case "noContent" -> Replies.noContent(call);
            default -> done(call, id);
        }
    }
}
