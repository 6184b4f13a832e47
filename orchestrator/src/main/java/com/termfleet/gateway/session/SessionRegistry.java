package com.termfleet.gateway.session;

import com.termfleet.gateway.Session;
import com.termfleet.gateway.SessionListener;
import com.termfleet.gateway.Sessions;
import com.termfleet.gateway.message.Outbound;
import com.termfleet.kernel.AccountId;
import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * The newest session of each account: those that are open, and those that wait for their predecessor to end. One that ends
 * while it waits stays here until its predecessor is over, so that the next to come waits for that one too. Those of masters
 * with an expert for each chart live side by side.
 */
public final class SessionRegistry implements Sessions {

    private final ConcurrentMap<AccountId, TcpSession> byAccount = new ConcurrentHashMap<>();

    private final ChartSessions charts = new ChartSessions();

    /**
     * Makes the session its account's newest and ends what it takes the place of.
     *
     * @return done when that is over, so that lines of the two are never processed at the same time
     */
    CompletableFuture<@Nullable Void> claim(TcpSession session) {
        if (session.isOneOfSeveral()) {
            charts.add(session);
            return end(byAccount.get(session.account()));
        }
        return charts.endAll(session.account(), SessionListener.CloseReason.REPLACED)
                .thenCompose(_ -> replace(session));
    }

    private static CompletableFuture<@Nullable Void> end(@Nullable TcpSession session) {
        if (session == null) {
            return CompletableFuture.completedFuture(null);
        }
        session.endSoon(SessionListener.CloseReason.REPLACED);
        return session.over();
    }

    private CompletableFuture<@Nullable Void> replace(TcpSession session) {
        TcpSession previous = byAccount.put(session.account(), session);
        CompletableFuture<?> _ = session.over().thenRun(() -> byAccount.remove(session.account(), session));
        if (previous == null) {
            return CompletableFuture.completedFuture(null);
        }
        previous.endSoon(SessionListener.CloseReason.REPLACED);
        return previous.over();
    }

    /** Once the event loops have ended: what waited for its turn there will not get it. */
    public void clear() {
        byAccount.clear();
        charts.clear();
    }

    /** @return done when all that were open are over */
    public CompletableFuture<?> closeAll(SessionListener.CloseReason reason) {
        List<CompletableFuture<?>> over = new ArrayList<>();
        for (TcpSession session : byAccount.values()) {
            session.endSoon(reason);
            over.add(session.over());
        }
        over.add(charts.endAll(reason));
        return CompletableFuture.allOf(over.toArray(CompletableFuture[]::new));
    }

    @Override
    public Optional<Session> of(AccountId account) {
        TcpSession session = byAccount.get(account);
        return session != null && session.isOpen() ? Optional.of(session) : charts.newest(account);
    }

    @Override
    public List<Session> all(AccountId account) {
        TcpSession session = byAccount.get(account);
        return session != null && session.isOpen() ? List.of(session) : charts.open(account);
    }

    @Override
    public int count() {
        return charts.count()
                + (int) byAccount.values().stream().filter(TcpSession::isOpen).count();
    }

    @Override
    public void close(AccountId account, SessionListener.CloseReason reason) {
        TcpSession session = byAccount.get(account);
        if (session != null) {
            session.endSoon(reason);
        }
        CompletableFuture<?> _ = charts.endAll(account, reason);
    }

    @Override
    public void sendAll(List<Addressed> messages) {
        List<Batch> batches = new ArrayList<>(4);
        for (Addressed message : messages) {
            if (message.session() instanceof TcpSession session) {
                batchOf(session.loop(), batches, messages.size()).add(session, message.message());
            } else {
                message.session().send(message.message());
            }
        }
        for (Batch batch : batches) {
            batch.handOver();
        }
    }

    private static Batch batchOf(EventLoop loop, List<Batch> batches, int atMost) {
        for (Batch batch : batches) {
            if (batch.loop == loop) {
                return batch;
            }
        }
        Batch batch = new Batch(loop, atMost);
        batches.add(batch);
        return batch;
    }

    /** The lines for the sessions of one event loop: all are written before the first system call flushes one. */
    private static final class Batch implements Runnable {

        private final EventLoop loop;
        private final List<TcpSession> sessions;
        private final List<Outbound> lines;

        Batch(EventLoop loop, int atMost) {
            this.loop = loop;
            this.sessions = new ArrayList<>(atMost);
            this.lines = new ArrayList<>(atMost);
        }

        void add(TcpSession session, Outbound line) {
            sessions.add(session);
            lines.add(line);
        }

        void handOver() {
            if (loop.inEventLoop()) {
                run();
                return;
            }
            try {
                loop.execute(this);
            } catch (RejectedExecutionException e) {
                // The server stops, and every session of this loop with it.
                return;
            }
        }

        @Override
        public void run() {
            for (int i = 0; i < lines.size(); i++) {
                sessions.get(i).write(lines.get(i));
            }
            for (TcpSession session : sessions) {
                session.flush();
            }
        }
    }
}
