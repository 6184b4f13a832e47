package com.termfleet.standin.matchtrader.http;

import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/** What every call passes first: it is counted, limited, and may go wrong. */
final class Gate {

    private final Standin standin;
    private final Limits limits;

    Gate(Standin standin, Limits limits) {
        this.standin = standin;
        this.limits = limits;
    }

    void pass(RoutingContext call) {
        String path = Requests.path(call);
        boolean isSignIn = path.contains("login");
        String body =
                isSignIn || call.body().asString() == null ? "" : call.body().asString();
        standin.requests()
                .add(new RequestLog.Call(
                        standin.clock().instant(),
                        call.request().method().name(),
                        call.request().uri(),
                        body));
        Fault fault = standin.faults().take(path);
        if (fault != null && !fault.executes()) {
            beforeExecution(call, fault);
            return;
        }
        if (!limits.takeRequest(caller(call))) {
            Replies.tooMany(call, null);
            return;
        }
        if (fault != null) {
            Replies.afterwards(call, fault);
        }
        call.next();
    }

    private static void beforeExecution(RoutingContext call, Fault fault) {
        if (fault.kind() == Fault.Kind.DELAY) {
            call.vertx().setTimer(Math.max(1, fault.delay().toMillis()), timer -> call.next());
        } else {
            Replies.fail(call, fault);
        }
    }

    /** The login whose token it carries, whichever account it is about. */
    private String caller(RoutingContext call) {
        String authorization = call.request().getHeader("Authorization");
        if (authorization != null) {
            return authorization;
        }
        RestSessions.Session session = standin.sessions().find(coAuth(call));
        if (session != null) {
            return session.email();
        }
        String api = call.request().getHeader("Auth-trading-api");
        return api == null ? "" : api;
    }

    private static @Nullable String coAuth(RoutingContext call) {
        Cookie cookie = call.request().getCookie("co-auth");
        return cookie == null ? null : cookie.getValue();
    }
}
