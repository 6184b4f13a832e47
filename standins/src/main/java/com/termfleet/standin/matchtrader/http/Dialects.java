package com.termfleet.standin.matchtrader.http;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;

/** Puts all dialects and the control on one server. */
public final class Dialects {

    private static final int LARGEST_BODY = 1_000_000;

    private Dialects() {}

    /** @param brokerId what a login has to name */
    public static void mount(Vertx vertx, HttpServer server, Standin standin, String brokerId) {
        SocketDialogue sockets = new SocketDialogue(vertx, standin);
        standin.broker().tell(sockets);
        Limits limits = new Limits(standin.clock());
        Router router = Router.router(vertx);
        router.route().handler(BodyHandler.create(false).setBodyLimit(LARGEST_BODY));
        new ControlApi(standin, sockets).mount(router);
        router.route().handler(new Gate(standin, limits)::pass);
        new RestSignIn(standin, limits, brokerId).mount(router);
        RestAccess access = new RestAccess(standin);
        new RestReading(standin, access).mount(router);
        new RestTrading(standin, access).mount(router);
        new TraderApi(standin).mount(router);
        server.requestHandler(router).webSocketHandler(sockets::accept);
    }
}
