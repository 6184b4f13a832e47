package com.termfleet.destination.matchtrader.rest;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.termfleet.destination.matchtrader.account.BrokerAccount;
import com.termfleet.destination.matchtrader.http.HttpCalls;
import com.termfleet.destination.matchtrader.http.LoginBudgets;
import com.termfleet.destination.matchtrader.session.RefusedSignIns;
import com.termfleet.destination.matchtrader.session.TradingSession;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.InstantSource;
import java.util.Objects;

/** Accounts of one login share its session and its limits. Thread-safe. */
public final class RestLogins {

    private final HttpClient client;
    private final LoginBudgets budgets;
    private final HttpCalls.Settings settings;
    private final InstantSource clock;
    private final RefusedSignIns refused;

    /** One that no account uses any more is forgotten. */
    private final Cache<Key, Shared> logins = Caffeine.newBuilder().weakValues().build();

    private record Key(URI base, RestLogin.Credentials credentials) {}

    private record Shared(HttpCalls http, RestLogin login) {}

    public RestLogins(
            HttpClient client,
            LoginBudgets budgets,
            HttpCalls.Settings settings,
            InstantSource clock,
            RefusedSignIns refused) {
        this.refused = refused;
        this.client = client;
        this.budgets = budgets;
        this.settings = settings;
        this.clock = clock;
    }

    public TradingSession open(BrokerAccount account) {
        Key key = new Key(account.baseUrl(), credentials(account));
        Shared shared = logins.get(key, this::create);
        return new RestSession(shared.http(), shared.login(), account, clock, shared);
    }

    private static RestLogin.Credentials credentials(BrokerAccount account) {
        String email = Objects.requireNonNullElse(account.login(), "");
        return new RestLogin.Credentials(email, account.secret(), account.brokerId());
    }

    /** The account's login may be tried at once, even if it was refused. */
    public void allow(BrokerAccount account) {
        refused.forget(RestLogin.key(credentials(account), account.baseUrl()));
    }

    private Shared create(Key key) {
        HttpCalls http = new HttpCalls(
                client, key.base(), budgets.of(key.base(), key.credentials().email()), settings);
        return new Shared(http, new RestLogin(http, key.credentials(), clock, refused));
    }
}
