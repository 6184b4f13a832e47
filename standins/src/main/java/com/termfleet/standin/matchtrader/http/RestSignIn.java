package com.termfleet.standin.matchtrader.http;

import io.vertx.core.http.Cookie;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The calls that begin and prolong a session of the REST dialect. */
final class RestSignIn {

    static final String SYSTEM = "f1b2c3d4-0000-4000-8000-000000000001";
    static final String TRADING_API_TOKEN = "trading-api-";

    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final String CREATED = "2026-01-01T00:00:00.000Z";

    private final Standin standin;
    private final Limits limits;
    private final String brokerId;

    RestSignIn(Standin standin, Limits limits, String brokerId) {
        this.standin = standin;
        this.limits = limits;
        this.brokerId = brokerId;
    }

    void mount(Router router) {
        router.get("/manager/platform-details").handler(this::details);
        Map.of(
                        "/manager/mtr-login", "mtr-login",
                        "/manager/co-login", "co-login",
                        "/mtr-core-edge/login", "core-edge",
                        "/mtr-core-edge/v2/login", "core-edge")
                .forEach((path, form) -> router.post(path).handler(call -> logIn(call, form)));
        router.post("/manager/refresh-token").handler(this::refresh);
    }

    private void details(RoutingContext call) {
        Replies.json(
                call,
                OK,
                new JsonObject()
                        .put("partnerId", brokerId)
                        .put("platformUrl", origin(call))
                        .put("brokerName", "Stand-in broker"));
    }

    private void logIn(RoutingContext call, String form) {
        JsonObject request = Requests.object(call);
        if (!standin.switches().is(Switch.LOGIN_PATHS, "all")
                && !standin.switches().is(Switch.LOGIN_PATHS, form)) {
            Replies.notFound(call);
            return;
        }
        String broker =
                request.getString("brokerId", request.getString("partnerId", form.equals("core-edge") ? brokerId : ""));
        Users.User user = standin.users().find(request.getString("email"), request.getString("password"));
        if (user == null || !broker.equals(brokerId)) {
            refused(call, form);
            return;
        }
        RestSessions.Session session = standin.sessions().begin(user.email());
        setCookies(call, session);
        boolean onlyInCookie = Requests.path(call).contains("/v2/");
        Replies.json(call, OK, answer(call, user, session, form, onlyInCookie));
    }

    private static void refused(RoutingContext call, String form) {
        if (form.equals("core-edge")) {
            JsonObject error =
                    new JsonObject().put("type", "INVALID_CREDENTIALS").put("errorMessage", "Wrong e-mail or password");
            Replies.json(
                    call, BAD_REQUEST, new JsonObject().put("status", "error").put("error", error));
        } else {
            Replies.unauthorized(call);
        }
    }

    private static void setCookies(RoutingContext call, RestSessions.Session session) {
        call.response()
                .addCookie(
                        Cookie.cookie("co-auth", session.token()).setPath("/").setHttpOnly(true));
        call.response()
                .addCookie(Cookie.cookie("rt", session.refreshToken())
                        .setPath("/manager/refresh-token")
                        .setHttpOnly(true));
    }

    private JsonObject answer(
            RoutingContext call, Users.User user, RestSessions.Session session, String form, boolean onlyInCookie) {
        JsonObject answer = new JsonObject().put("email", user.email());
        if (!onlyInCookie) {
            answer.put("token", session.token());
        }
        JsonArray accounts = new JsonArray();
        user.accounts().forEach(account -> accounts.add(account(call, account, session, onlyInCookie)));
        boolean plain = switch (standin.switches().get(Switch.LIST_NAMES)) {
            case "accounts" -> true;
            case "tradingAccounts" -> false;
            default -> form.equals("co-login");
        };
        return answer.put(plain ? "accounts" : "tradingAccounts", accounts)
                .put(plain ? "selectedAccount" : "selectedTradingAccount", accounts.getValue(0));
    }

    private JsonObject account(
            RoutingContext call, String account, RestSessions.Session session, boolean systemOutsideOffer) {
        JsonObject system = new JsonObject()
                .put("uuid", SYSTEM)
                .put("name", "Stand-in")
                .put("demo", true)
                .put("active", true);
        switch (standin.switches().get(Switch.TRADING_API_DOMAIN)) {
            case "internal" -> system.put("tradingApiDomain", "http://ta-standin.internal:8080");
            case "own" -> system.put("tradingApiDomain", origin(call));
            default -> {
                // Some brokers send none.
            }
        }
        JsonObject offer = new JsonObject()
                .put("uuid", "offer-" + account)
                .put("partnerId", brokerId)
                .put("created", CREATED)
                .put("name", "Demo")
                .put("description", "")
                .put("initialDeposit", 0)
                .put("demo", true)
                .put("currency", standin.broker().funds(account).currency())
                .put("branch", new JsonObject().put("uuid", "branch-1"))
                .putNull("moneyManager");
        JsonObject view = new JsonObject()
                .put("tradingAccountId", account)
                .put("uuid", "account-" + account)
                .put("created", CREATED)
                .put("branchUuid", "branch-1")
                .put("tradingApiToken", TRADING_API_TOKEN + account)
                .put("tradingAccountToken", new JsonObject().put("token", session.accountToken()))
                .put("offer", offer);
        (systemOutsideOffer ? view : offer).put("system", system);
        return view;
    }

    private static String origin(RoutingContext call) {
        return call.request().scheme() + "://" + call.request().authority();
    }

    private void refresh(RoutingContext call) {
        Cookie cookie = call.request().getCookie("rt");
        RestSessions.@Nullable Session old =
                standin.sessions().findByRefreshToken(cookie == null ? null : cookie.getValue());
        if (old == null || standin.switches().is(Switch.REFRESH_REPLY, "fails")) {
            Replies.unauthorized(call);
            return;
        }
        if (!limits.takeRefresh(old.email())) {
            Replies.tooMany(call, null);
            return;
        }
        RestSessions.Session session = standin.sessions().refresh(old);
        setCookies(call, session);
        Users.User user = standin.users().find(old.email());
        switch (standin.switches().get(Switch.REFRESH_REPLY)) {
            case "token" -> Replies.json(call, OK, new JsonObject().put("token", session.token()));
            case "login" ->
                Replies.json(call, OK, answer(call, Objects.requireNonNull(user), session, "co-login", false));
            default -> Replies.empty(call);
        }
    }
}
