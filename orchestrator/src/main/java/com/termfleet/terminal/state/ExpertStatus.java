package com.termfleet.terminal.state;

import com.termfleet.gateway.message.Heartbeat;
import com.termfleet.terminal.TerminalStates.Broker;
import com.termfleet.terminal.TerminalStates.Expert;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The state of the expert's session, and of the broker connection as the expert reports it. Immutable; methods take the
 * time.
 *
 * @param session the open session; null if there is none
 * @param lastBeat kept after the session ends, so that values can be shown with their age
 */
public record ExpertStatus(
        StateSince<Broker> broker,
        StateSince<Expert> expert,
        @Nullable String session,
        @Nullable String currency,
        @Nullable Heartbeat heartbeat,
        @Nullable Instant lastBeat) {

    public static ExpertStatus none(Instant now) {
        return new ExpertStatus(
                StateSince.of(Broker.UNKNOWN, now), StateSince.of(Expert.NONE, now), null, null, null, null);
    }

    public ExpertStatus opened(String newSession, @Nullable String newCurrency, Instant now) {
        StateSince<Expert> next = expert.is(Expert.ALIVE) ? expert : expert.become(Expert.STARTING, now);
        return new ExpertStatus(
                broker, next, newSession, newCurrency == null ? currency : newCurrency, heartbeat, lastBeat);
    }

    /** An expert that sends no heartbeats has signed in; the gateway ends its session when it falls silent. */
    public ExpertStatus present(Instant now) {
        return new ExpertStatus(broker, expert.become(Expert.ALIVE, now), null, currency, null, null);
    }

    /** The last session of such experts has ended. */
    public ExpertStatus absent(Instant now) {
        return withExpert(expert.become(Expert.SILENT, now, "The expert has disconnected."));
    }

    /** Heartbeats of a replaced session are ignored. */
    public ExpertStatus beat(String of, Heartbeat latest, Instant now) {
        if (!of.equals(session)) {
            return this;
        }
        StateSince<Expert> alive = latest.tradeAllowed()
                ? expert.become(Expert.ALIVE, now)
                : expert.become(
                        Expert.NOT_ALLOWED,
                        now,
                        "Algo trading is switched off in the terminal or for the account. Switch it on.");
        return new ExpertStatus(connection(latest.connected(), now), alive, session, currency, latest, now);
    }

    private StateSince<Broker> connection(boolean connected, Instant now) {
        boolean known = broker.is(Broker.AUTHORIZED) || broker.is(Broker.INVESTOR);
        if (connected) {
            return known ? broker : broker.become(Broker.AUTHORIZED, now);
        }
        return known
                ? broker.become(Broker.DISCONNECTED, now, "The terminal has lost the connection to its broker.")
                : broker;
    }

    /** The session ended. Within three heartbeats it turns out whether the expert is gone or reconnects. */
    public ExpertStatus closed(String of) {
        return of.equals(session) ? new ExpertStatus(broker, expert, null, currency, heartbeat, lastBeat) : this;
    }

    /** The gateway has ended the session after three missed heartbeats. */
    ExpertStatus fellSilent(String of, Instant now) {
        return of.equals(session) ? silent(now) : this;
    }

    public ExpertStatus silentIfOverdue(Instant now, Duration silence) {
        Instant at = silentAt(silence);
        return at == null || now.isBefore(at) ? this : silent(now);
    }

    private ExpertStatus silent(Instant now) {
        return withExpert(expert.become(Expert.SILENT, now, "The expert has stopped reporting."));
    }

    /**
     * When it counts as silent unless it reports; null if it is not alive. While the session is open, the gateway
     * counts missed heartbeats, because it takes its own delays into account; this deadline is a fallback.
     */
    @Nullable
    Instant silentAt(Duration silence) {
        if (!isAlive() || lastBeat == null) {
            return null;
        }
        return lastBeat.plus(session == null ? silence : silence.multipliedBy(2));
    }

    /** Whether it reports, even if it may not trade. */
    public boolean isAlive() {
        return expert.is(Expert.ALIVE) || expert.is(Expert.NOT_ALLOWED);
    }

    /** A new run of the terminal, or none. The session is left to the gateway: the new run's may be open already. */
    ExpertStatus reset(Expert next, Instant now, @Nullable String why) {
        return new ExpertStatus(
                broker.is(Broker.REJECTED) ? broker : broker.become(Broker.UNKNOWN, now),
                expert.become(next, now, why),
                session,
                currency,
                heartbeat,
                lastBeat);
    }

    /** As something else than the expert's session tells. */
    public ExpertStatus withBroker(Broker next, Instant now, @Nullable String why) {
        return new ExpertStatus(
                Objects.equals(broker.why(), why) && broker.is(next) ? broker : broker.become(next, now, why),
                expert,
                session,
                currency,
                heartbeat,
                lastBeat);
    }

    /** As something else than the expert's session tells. */
    public ExpertStatus reported(Expert next, Instant now, @Nullable String why) {
        return withExpert(expert.become(next, now, why));
    }

    ExpertStatus withExpert(StateSince<Expert> next) {
        return new ExpertStatus(broker, next, session, currency, heartbeat, lastBeat);
    }
}
