package com.termfleet.standin.matchtrader.http;

import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Which account a call of the REST dialect is about, if it may be made at all. */
final class RestAccess {

    private final Standin standin;

    RestAccess(Standin standin) {
        this.standin = standin;
    }

    /** @param handler given the account's id */
    void admit(RoutingContext call, Consumer<String> handler) {
        if (!RestSignIn.SYSTEM.equals(call.pathParam("system"))) {
            Replies.notFound(call);
            return;
        }
        String account = account(call.request().getHeader("Auth-trading-api"));
        if (account == null || !hasSession(call)) {
            Replies.unauthorized(call);
        } else {
            handler.accept(account);
        }
    }

    private @Nullable String account(@Nullable String token) {
        return standin.broker().accountIds().stream()
                .filter(id -> (RestSignIn.TRADING_API_TOKEN + id).equals(token))
                .findFirst()
                .orElse(null);
    }

    private boolean hasSession(RoutingContext call) {
        if (standin.switches().is(Switch.COOKIE, "notNeeded")) {
            return true;
        }
        Cookie cookie = call.request().getCookie("co-auth");
        if (cookie == null) {
            return false;
        }
        if (standin.switches().is(Switch.CO_AUTH, "token")) {
            return standin.sessions().find(cookie.getValue()) != null;
        }
        String prefix = "account-";
        return cookie.getValue().startsWith(prefix)
                && standin.sessions().find(cookie.getValue().substring(prefix.length())) != null;
    }
}
