package com.termfleet.standin.matchtrader.http;

import com.termfleet.standin.matchtrader.broker.BrokerListener;
import com.termfleet.standin.matchtrader.broker.ClosedOperation;
import com.termfleet.standin.matchtrader.broker.PendingOrder;
import com.termfleet.standin.matchtrader.broker.Position;
import io.vertx.core.Vertx;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The WebSocket dialogue: {@code auth} first, then orders, and {@code order.status} for whatever becomes of them. */
final class SocketDialogue implements BrokerListener {

    private static final short NOT_SIGNED_IN = 4401;
    private static final Set<String> DOCUMENTED =
            Set.of("auth", "order.place", "order.modify", "order.close", "order.cancel");

    private final Vertx vertx;
    private final Standin standin;
    private final SocketOrders orders;

    /** By socket, the account. Changed on the event loop, read by any thread. */
    private final Map<ServerWebSocket, String> signedIn = new ConcurrentHashMap<>();

    /** What is being executed on this thread is answered by itself. */
    private final ThreadLocal<Boolean> executing = ThreadLocal.withInitial(() -> false);

    SocketDialogue(Vertx vertx, Standin standin) {
        this.vertx = vertx;
        this.standin = standin;
        this.orders = new SocketOrders(standin);
    }

    void accept(ServerWebSocket socket) {
        socket.closeHandler(closed -> signedIn.remove(socket));
        socket.exceptionHandler(broken -> signedIn.remove(socket));
        socket.textMessageHandler(text -> received(socket, text));
    }

    private void received(ServerWebSocket socket, String text) {
        JsonObject message;
        try {
            message = new JsonObject(text);
        } catch (DecodeException e) {
            send(socket, SocketOrders.error("BAD_MESSAGE", "A message must be a JSON object", null));
            return;
        }
        String type = message.getString("type", "");
        standin.requests()
                .add(new RequestLog.Call(
                        standin.clock().instant(), "WS", "ws:" + type, type.equals("auth") ? "" : text));
        Fault fault = standin.faults().take("ws:" + type);
        if (fault != null && !fault.executes() && fault.kind() != Fault.Kind.DELAY) {
            fail(socket, fault);
        } else {
            answer(socket, type, message.getJsonObject("payload", new JsonObject()), fault);
        }
    }

    private void answer(ServerWebSocket socket, String type, JsonObject payload, @Nullable Fault fault) {
        JsonObject answer = decide(socket, type, payload);
        if (answer == null) {
            return;
        }
        if (fault == null) {
            send(socket, answer);
        } else if (fault.kind() == Fault.Kind.DELAY) {
            vertx.setTimer(Math.max(1, fault.delay().toMillis()), timer -> send(socket, answer));
        } else {
            fail(socket, fault);
        }
    }

    private @Nullable JsonObject decide(ServerWebSocket socket, String type, JsonObject payload) {
        if (type.equals("auth")) {
            return signIn(socket, payload);
        }
        String account = signedIn.get(socket);
        if (account == null) {
            return turnedOut(socket, "auth comes first");
        }
        if (standin.switches().is(Switch.WEBSOCKET, "documented") && !DOCUMENTED.contains(type)) {
            return null;
        }
        executing.set(true);
        try {
            return orders.execute(type, payload, account);
        } finally {
            executing.set(false);
        }
    }

    /** @return what it is told before its socket is closed */
    private JsonObject turnedOut(ServerWebSocket socket, String why) {
        signedIn.remove(socket);
        vertx.runOnContext(now -> socket.close(NOT_SIGNED_IN, why));
        return SocketOrders.error("NOT_SIGNED_IN", why, null);
    }

    private JsonObject signIn(ServerWebSocket socket, JsonObject payload) {
        String account = standin.users().accountOfToken(payload.getString("token"));
        if (account == null) {
            return turnedOut(socket, "The token is not valid");
        }
        signedIn.put(socket, account);
        return new JsonObject()
                .put("type", "auth")
                .put("payload", new JsonObject().put("status", "ok").put("accountId", account));
    }

    private void fail(ServerWebSocket socket, Fault fault) {
        switch (fault.kind()) {
            case NO_ANSWER, DELAY -> {
                // The caller waits in vain.
            }
            case HALF_OPEN -> {
                socket.textMessageHandler(ignored -> {});
                signedIn.remove(socket);
            }
            case UNAUTHORIZED -> send(socket, turnedOut(socket, "The session has ended"));
            case DROPPED, CHALLENGE -> {
                signedIn.remove(socket);
                socket.close();
            }
            case EMPTY -> socket.writeTextMessage("{}");
            case UNREADABLE -> socket.writeTextMessage("{\"type\":");
            case ERROR -> send(socket, SocketOrders.error("SERVER_ERROR", "Internal error", null));
            case OK_WITH_ERROR_CODE -> send(socket, SocketOrders.error("UNKNOWN_ERROR", "Unknown error", null));
            case TOO_MANY_REQUESTS -> send(socket, SocketOrders.error("TOO_MANY_REQUESTS", "Too many requests", null));
        }
    }

    private void send(ServerWebSocket socket, JsonObject message) {
        if (!socket.isClosed()) {
            socket.writeTextMessage(message.encode());
        }
    }

    @Override
    public void closed(String account, ClosedOperation operation, BigDecimal rest) {
        tell(account, orders.closed(operation, rest, null));
    }

    @Override
    public void filled(String account, PendingOrder order, Position position) {
        tell(account, orders.filled(account, position, null));
    }

    private void tell(String account, JsonObject message) {
        if (executing.get()) {
            return;
        }
        signedIn.forEach((socket, owner) -> {
            if (owner.equals(account)) {
                vertx.runOnContext(now -> send(socket, message));
            }
        });
    }

    /** Closes every socket, as after a restart of the broker's server. */
    void dropAll() {
        signedIn.keySet().forEach(socket -> vertx.runOnContext(now -> socket.close()));
    }
}
