package com.termfleet.compat.copier.mt5;

import com.termfleet.gateway.Dialect;
import com.termfleet.gateway.Session;
import com.termfleet.gateway.SessionListener;
import com.termfleet.gateway.message.Heartbeat;
import com.termfleet.gateway.message.Outbound;
import com.termfleet.gateway.message.Snapshot;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.ConflictException;
import com.termfleet.kernel.UnavailableException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What connected experts report of their accounts: the last heartbeat is kept, positions and orders are asked for. Event loops
 * write, any thread reads.
 */
@Component
class TerminalReports implements SessionListener {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** A list that is younger is not asked for again. */
    private static final Duration FRESH = Duration.ofMillis(500);

    private final Clock clock;
    private final Map<AccountId, Connected> connected = new ConcurrentHashMap<>();

    TerminalReports(Clock clock) {
        this.clock = clock;
    }

    /** A heartbeat and when the server received it. */
    record Beat(Session.Introduction introduction, Heartbeat heartbeat, Instant at) {}

    private record Listed(List<Snapshot.Position> positions, Instant at) {}

    private static final class Connected {

        private final Session session;
        private volatile @Nullable Beat beat;

        /** Guarded by this, as is {@code asked}. */
        private @Nullable Listed listed;

        /** Completes with the next list; null if none was asked for. */
        private @Nullable CompletableFuture<List<Snapshot.Position>> asked;

        Connected(Session session) {
            this.session = session;
        }
    }

    @Override
    public void opened(Session session) {
        connected.put(session.account(), new Connected(session));
    }

    @Override
    public void heartbeat(Session session, Heartbeat heartbeat, Instant at) {
        Connected of = of(session);
        if (of != null) {
            of.beat = new Beat(session.introduction(), heartbeat, at);
        }
    }

    @Override
    public void listed(Session session, Snapshot snapshot) {
        Connected of = of(session);
        if (of == null) {
            return;
        }
        CompletableFuture<List<Snapshot.Position>> waiting;
        synchronized (of) {
            of.listed = new Listed(snapshot.positions(), clock.instant());
            waiting = of.asked;
            of.asked = null;
        }
        if (waiting != null) {
            waiting.complete(snapshot.positions());
        }
    }

    /** A newer session of the account may have taken its place already. */
    @Override
    public void closed(Session session, CloseReason reason) {
        Connected of = of(session);
        if (of == null || !connected.remove(session.account(), of)) {
            return;
        }
        CompletableFuture<List<Snapshot.Position>> waiting;
        synchronized (of) {
            waiting = of.asked;
            of.asked = null;
        }
        if (waiting != null) {
            waiting.completeExceptionally(notConnected(session.account()));
        }
    }

    private @Nullable Connected of(Session session) {
        Connected of = connected.get(session.account());
        return of != null && of.session.id().equals(session.id()) ? of : null;
    }

    /**
     * The account's last heartbeat.
     *
     * @throws ConflictException if its expert is not connected
     * @throws UnavailableException if it has sent none yet
     */
    Beat beat(AccountId account) {
        Beat beat = require(account).beat;
        if (beat == null) {
            throw new UnavailableException(
                    "The expert of account " + account + " is connected and has reported no figures yet. Try again.");
        }
        return beat;
    }

    /** @throws ConflictException if the account's expert is not connected */
    void requireConnected(AccountId account) {
        Connected _ = require(account);
    }

    /**
     * What the account holds now, as its expert tells it.
     *
     * @throws ConflictException if its expert is not connected, or tells no lists
     * @throws UnavailableException if it does not answer in time
     */
    List<Snapshot.Position> positions(AccountId account) {
        Connected of = require(account);
        if (of.session.dialect() != Dialect.V1) {
            throw new ConflictException(
                    "The expert of account " + account
                            + " speaks the CopyTradePro dialect, which tells tickets only: positions and orders are not known.");
        }
        boolean asks = false;
        CompletableFuture<List<Snapshot.Position>> answer;
        synchronized (of) {
            Listed last = of.listed;
            if (last != null && last.at().plus(FRESH).isAfter(clock.instant())) {
                return last.positions();
            }
            CompletableFuture<List<Snapshot.Position>> asked = of.asked;
            if (asked == null) {
                asked = new CompletableFuture<>();
                of.asked = asked;
                asks = true;
            }
            answer = asked;
        }
        if (asks) {
            of.session.send(new Outbound.SnapshotRequest());
        }
        return await(account, of, answer);
    }

    private static List<Snapshot.Position> await(
            AccountId account, Connected of, CompletableFuture<List<Snapshot.Position>> answer) {
        try {
            return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            synchronized (of) {
                if (of.asked == answer) {
                    of.asked = null;
                }
            }
            throw new UnavailableException("The expert of account " + account + " did not tell within "
                    + PATIENCE.toSeconds() + " s what it holds. Is its terminal connected to the broker? Try again.");
        } catch (ExecutionException e) {
            throw notConnected(account);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnavailableException("The server stops.");
        }
    }

    private Connected require(AccountId account) {
        Connected of = connected.get(account);
        if (of == null) {
            throw notConnected(account);
        }
        return of;
    }

    private static ConflictException notConnected(AccountId account) {
        return new ConflictException(
                "The expert of account " + account + " is not connected. Start its terminal and try again.");
    }
}
