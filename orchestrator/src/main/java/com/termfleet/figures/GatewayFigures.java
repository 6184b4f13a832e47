package com.termfleet.figures;

import com.termfleet.gateway.HeartbeatInterval;
import com.termfleet.gateway.Session;
import com.termfleet.gateway.SessionListener;
import com.termfleet.gateway.message.Heartbeat;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Symbol;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Figures of accounts that are connected to the gateway: funds from their heartbeats, symbols from what they announce.
 * Event loops write, any thread reads.
 */
public final class GatewayFigures implements AccountFigures, SessionListener {

    private static final int HEARTBEATS = 3;

    private final SymbolMemory symbols;
    private final Duration validFor;
    private final Map<AccountId, Reported> reported = new ConcurrentHashMap<>();

    public GatewayFigures(SymbolMemory symbols, HeartbeatInterval heartbeat) {
        this.symbols = symbols;
        this.validFor = heartbeat.value().multipliedBy(HEARTBEATS);
    }

    /** @param funds null before the session's first heartbeat with a connection to the broker */
    private record Reported(
            String session,
            Session.Introduction introduction,
            @Nullable Funds funds) {

        boolean isOf(Session other) {
            return session.equals(other.id());
        }
    }

    @Override
    public Optional<Funds> funds(AccountId account) {
        return Optional.ofNullable(reported.get(account)).map(Reported::funds);
    }

    @Override
    public SymbolMatch symbol(AccountId account, Symbol wanted) {
        return symbols.match(account, wanted);
    }

    @Override
    public List<SymbolMatch.Found> symbols(AccountId account) {
        return symbols.all(account);
    }

    @Override
    public Optional<String> brokerLogin(AccountId account) {
        return Optional.ofNullable(reported.get(account))
                .flatMap(last -> last.introduction().brokerLogin());
    }

    /** Funds of the session before stay valid for their time if it was signed in to the same broker account. */
    @Override
    public void opened(Session session) {
        Session.Introduction introduction = session.introduction();
        reported.compute(session.account(), (account, before) -> {
            boolean same = before != null
                    && introduction.brokerLogin().isPresent()
                    && introduction.brokerLogin().equals(before.introduction().brokerLogin());
            return new Reported(session.id(), introduction, same ? before.funds() : null);
        });
    }

    /** A terminal without a connection to its broker shows what it had before, or zeros: that is no report. */
    @Override
    public void heartbeat(Session session, Heartbeat heartbeat, Instant at) {
        if (!heartbeat.connected()) {
            return;
        }
        Funds funds = new Funds(
                heartbeat.balance(),
                heartbeat.equity(),
                heartbeat.freeMargin(),
                session.introduction().currency(),
                at,
                validFor,
                heartbeat.leverage(),
                heartbeat.deposits());
        reported.computeIfPresent(
                session.account(),
                (account, last) ->
                        last.isOf(session) ? new Reported(last.session(), last.introduction(), funds) : last);
    }

    @Override
    public void closed(Session session, CloseReason reason) {
        if (reason == CloseReason.REVOKED) {
            reported.computeIfPresent(session.account(), (account, last) -> last.isOf(session) ? null : last);
        }
    }
}
