package com.termfleet.terminal.state;

import com.termfleet.gateway.message.Heartbeat;
import com.termfleet.terminal.TerminalStates.Broker;
import com.termfleet.terminal.TerminalStates.Expert;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The expert's connection to us and, through it, the broker's to the terminal. Immutable; every verb takes the time.
 *
 * @param session the open one; null if there is none
 * @param lastBeat kept when the session ends, so that a value can be shown with its age
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

    /** A heartbeat of a session that was replaced counts for nothing. */
    public ExpertStatus beat(String of, Heartbeat latest, Instant now) {
        if (!of.equals(session)) {
            return this;
        }
        StateSince<Expert> alive = latest.tradeAllowed()
                ? expert.become(Expert.ALIVE, now)
                : expert.become(
                        Expert.NOT_ALLOWED, now, "Algo trading is switched off in the terminal or for the account.");
        return new ExpertStatus(connection(latest.connected(), now), alive, session, currency, latest, now);
    }

    private StateSince<Broker> connection(boolean connected, Instant now) {
        boolean known = broker.is(Broker.AUTHORIZED) || broker.is(Broker.INVESTOR);
        if (connected) {
            return known ? broker : broker.become(Broker.AUTHORIZED, now);
        }
        return known ? broker.become(Broker.DISCONNECTED, now, "The terminal has lost its broker.") : broker;
    }

    /** The session ended. Whether the expert is gone or only reconnects shows within three heartbeats. */
    public ExpertStatus closed(String of) {
        return of.equals(session) ? new ExpertStatus(broker, expert, null, currency, heartbeat, lastBeat) : this;
    }

    /** The gateway has counted three missed heartbeats and given the session up; nobody expects it to come back. */
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
     * When it will count as silent unless it reports; null if it is not alive. While the session is open the gateway counts,
     * which knows whether it was itself too busy to read; this is only in case it does not.
     */
    @Nullable
    Instant silentAt(Duration silence) {
        if (!isAlive() || lastBeat == null) {
            return null;
        }
        return lastBeat.plus(session == null ? silence : silence.multipliedBy(2));
    }

    /** It reports, whether or not it may trade. */
    public boolean isAlive() {
        return expert.is(Expert.ALIVE) || expert.is(Expert.NOT_ALLOWED);
    }

    /** A new run of the terminal, or none. Its session is the gateway's to end: the new run's may be open already. */
    ExpertStatus reset(Expert next, Instant now, @Nullable String why) {
        return new ExpertStatus(
                broker.is(Broker.REJECTED) ? broker : broker.become(Broker.UNKNOWN, now),
                expert.become(next, now, why),
                session,
                currency,
                heartbeat,
                lastBeat);
    }

    ExpertStatus withBroker(Broker next, Instant now, @Nullable String why) {
        return new ExpertStatus(
                Objects.equals(broker.why(), why) && broker.is(next) ? broker : broker.become(next, now, why),
                expert,
                session,
                currency,
                heartbeat,
                lastBeat);
    }

    ExpertStatus withExpert(StateSince<Expert> next) {
        return new ExpertStatus(broker, next, session, currency, heartbeat, lastBeat);
    }
}
