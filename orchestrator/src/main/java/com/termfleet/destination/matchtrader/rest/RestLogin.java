package com.termfleet.destination.matchtrader.rest;

import com.termfleet.destination.matchtrader.http.Answer;
import com.termfleet.destination.matchtrader.http.Fields;
import com.termfleet.destination.matchtrader.http.HttpCalls;
import com.termfleet.destination.matchtrader.http.NoAnswer;
import com.termfleet.destination.matchtrader.session.RefusedSignIns;
import com.termfleet.destination.matchtrader.session.SessionException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** One login's session: signs in with whichever form the broker has, prolongs it, or signs in again. Thread-safe. */
final class RestLogin {

    /** The current form first. */
    private static final List<String> FORMS =
            List.of("/manager/mtr-login", "/manager/co-login", "/mtr-core-edge/login", "/mtr-core-edge/v2/login");

    private static final int FORM_MISSING_FROM = 404;
    private static final int FORM_MISSING_TO = 405;

    /** A session lives for 15 minutes. */
    private static final Duration PROLONG_AFTER = Duration.ofMinutes(14);

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpCalls http;
    private final Credentials credentials;
    private final InstantSource clock;
    private final RefusedSignIns refused;

    // All guarded by this.
    private String form = "";
    private String brokerId;
    private @Nullable Token token;

    /** {@code toString} hides the password. */
    record Credentials(
            String email, String password, @Nullable String brokerId) {

        @Override
        public String toString() {
            return "Credentials[" + email + "]";
        }
    }

    /**
     * What signs calls. {@code toString} hides the secrets.
     *
     * @param value of the cookie {@code co-auth}
     * @param refresh empty if the broker gave none
     */
    record Token(String value, String refresh, List<LoginReply.TradingAccount> accounts, Instant since) {

        LoginReply.TradingAccount account(@Nullable String wanted) {
            if (wanted == null) {
                return accounts.getFirst();
            }
            return accounts.stream()
                    .filter(account -> account.id().equals(wanted))
                    .findFirst()
                    .orElseThrow(() -> SessionException.refusal("The login has no trading account " + wanted));
        }

        @Override
        public String toString() {
            return "Token[since=" + since + "]";
        }
    }

    RestLogin(HttpCalls http, Credentials credentials, InstantSource clock, RefusedSignIns refused) {
        this.refused = refused;
        this.http = http;
        this.credentials = credentials;
        this.clock = clock;
        this.brokerId = credentials.brokerId() == null ? "" : credentials.brokerId();
    }

    /** The session of now, or a new one. */
    synchronized Token token() {
        Token current = token;
        return current == null ? signIn() : current;
    }

    /** Takes care that the session does not end in the middle of an order. */
    synchronized void prolong() {
        Token current = token;
        if (current != null && !clock.instant().isBefore(current.since().plus(PROLONG_AFTER))) {
            renew(current);
        }
    }

    /**
     * @param ended the one that was not admitted
     * @return another one
     */
    synchronized Token renew(Token ended) {
        Token current = token;
        if (current != null && !current.equals(ended)) {
            return current;
        }
        Token refreshed = ended.refresh().isEmpty() || !http.budget().takeRefresh() ? null : refresh(ended);
        token = refreshed;
        return refreshed == null ? signIn() : refreshed;
    }

    private @Nullable Token refresh(Token ended) {
        Answer answer = send(
                "/manager/refresh-token",
                Map.of("Cookie", "co-auth=" + ended.value() + "; rt=" + ended.refresh()),
                null);
        String value = valueOf(answer);
        if (!answer.isSuccess() || value.isEmpty()) {
            return null;
        }
        String refresh = LoginReply.cookie(answer, "rt");
        return new Token(value, refresh.isEmpty() ? ended.refresh() : refresh, ended.accounts(), clock.instant());
    }

    /** In the body, or in a cookie alone. */
    private static String valueOf(Answer answer) {
        String inBody = answer.json().map(reply -> Fields.text(reply, "token")).orElse("");
        return inBody.isEmpty() ? LoginReply.cookie(answer, "co-auth") : inBody;
    }

    /** Accounts share a login: what was refused to one of them is not asked for again by the next. */
    private Token signIn() {
        return refused.signIn(key(credentials, http.base()), this::trySignIn);
    }

    /** Of all accounts that sign in with these. */
    static RefusedSignIns.Key key(Credentials credentials, URI base) {
        return RefusedSignIns.Key.of(base, credentials.email(), credentials.password(), credentials.brokerId());
    }

    private Token trySignIn() {
        if (brokerId.isEmpty()) {
            brokerId = discoveredBrokerId();
        }
        List<String> forms = form.isEmpty() ? FORMS : List.of(form);
        SessionException last = new SessionException("The broker has none of the known forms of the login");
        for (String path : forms) {
            Answer answer = send(path, Map.of(), request(path));
            if (answer.isSuccess() && !valueOf(answer).isEmpty()) {
                form = path;
                Token begun = new Token(
                        valueOf(answer),
                        LoginReply.cookie(answer, "rt"),
                        LoginReply.accounts(answer.require()),
                        clock.instant());
                token = begun;
                return begun;
            }
            if (answer.status() < FORM_MISSING_FROM || answer.status() > FORM_MISSING_TO) {
                throw failure(answer);
            }
        }
        form = "";
        throw last;
    }

    private static SessionException failure(Answer answer) {
        boolean isError = answer.isSuccess()
                && answer.json().map(reply -> reply.has("error")).orElse(false);
        if (isError || answer.isRefusedSignIn()) {
            return SessionException.refusal("The broker refused the sign-in; check login, password and broker id");
        }
        return answer.failure();
    }

    private String discoveredBrokerId() {
        try {
            Answer answer = http.send("GET", "/manager/platform-details", Map.of(), null);
            String id = Fields.text(answer.require(), "partnerId");
            if (!id.isEmpty()) {
                return id;
            }
        } catch (NoAnswer e) {
            throw unreachable(e);
        }
        throw SessionException.refusal("The broker's platform does not tell its broker id; set broker.brokerId");
    }

    private String request(String path) {
        ObjectNode request = JSON.createObjectNode()
                .put("email", credentials.email())
                .put("password", credentials.password())
                .put("brokerId", brokerId);
        if (path.startsWith("/mtr-core-edge")) {
            request.put("partnerId", brokerId);
        }
        return request.toString();
    }

    private Answer send(String path, Map<String, String> headers, @Nullable String body) {
        try {
            return http.send("POST", path, headers, body);
        } catch (NoAnswer e) {
            throw unreachable(e);
        }
    }

    private static SessionException unreachable(NoAnswer cause) {
        SessionException failure = new SessionException(String.valueOf(cause.getMessage()));
        failure.initCause(cause);
        return failure;
    }
}
