package com.termfleet.destination.matchtrader.rest;

import com.termfleet.destination.matchtrader.http.Answer;
import com.termfleet.destination.matchtrader.http.HttpCalls;
import com.termfleet.destination.matchtrader.session.SessionException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The signed calls of one account. What is answered 401 was not executed, and is sent again with another token. */
final class RestCalls {

    private static final int MOST_TRIES = 3;

    private final HttpCalls http;
    private final RestLogin login;
    private final @Nullable String wanted;

    /** Brokers differ in what {@code co-auth} has to carry; the other one is tried when a new session is not admitted. */
    private boolean withAccountToken;

    private LoginReply.@Nullable TradingAccount account;

    /** @param wanted which of the login's accounts; null: the selected one */
    RestCalls(HttpCalls http, RestLogin login, @Nullable String wanted) {
        this.http = http;
        this.login = login;
        this.wanted = wanted;
    }

    void signIn() {
        account = login.token().account(wanted);
    }

    String accountId() {
        LoginReply.TradingAccount current = account;
        return current == null ? "" : current.id();
    }

    void prolong() {
        login.prolong();
    }

    Answer send(String method, String path, @Nullable String body) {
        RestLogin.Token token = login.token();
        Answer answer = send(method, path, body, token);
        for (int tries = 1; answer.isUnauthorized() && tries < MOST_TRIES; tries++) {
            if (tries == 1) {
                token = login.renew(token);
            } else if (current(token).accountToken().isEmpty()) {
                break;
            } else {
                withAccountToken = !withAccountToken;
            }
            answer = send(method, path, body, token);
        }
        if (answer.isUnauthorized() && account != null) {
            withAccountToken = false;
        }
        return answer;
    }

    private LoginReply.TradingAccount current(RestLogin.Token token) {
        LoginReply.TradingAccount current = token.account(wanted);
        account = current;
        return current;
    }

    private Answer send(String method, String path, @Nullable String body, RestLogin.Token token) {
        LoginReply.TradingAccount current = current(token);
        if (current.system().isEmpty()) {
            throw new SessionException("The broker's login names no system for account " + current.id());
        }
        String cookie = withAccountToken ? current.accountToken() : token.value();
        return http.send(
                method,
                "/mtr-api/" + current.system() + path,
                Map.of("Auth-trading-api", current.apiToken(), "Cookie", "co-auth=" + cookie),
                body);
    }
}
