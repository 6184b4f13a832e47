package com.termfleet.gateway.session;

import com.termfleet.gateway.Dialect;
import com.termfleet.gateway.Session;
import com.termfleet.gateway.SessionListener;
import com.termfleet.gateway.SessionRole;
import com.termfleet.gateway.codec.ServerLine;
import com.termfleet.gateway.message.Outbound;
import com.termfleet.kernel.AccountId;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A session over one channel: ARRIVING until its predecessor of the same account is over, then OPEN, then OVER. Stages
 * change on the channel's event loop alone; other threads read them and hand lines over.
 */
final class TcpSession implements Session {

    /** Lines that other threads may have handed over and that the event loop has not written yet. */
    private static final int MOST_WAITING = 1_000;

    private final String id;
    private final AccountId account;
    private final SessionRole role;
    private final Introduction introduction;
    private final Dialect dialect;
    private final Channel channel;
    private final LineOutput output;
    private final SessionEvents events;
    private final AtomicInteger waiting = new AtomicInteger();
    private final CompletableFuture<@Nullable Void> over = new CompletableFuture<>();
    private volatile Stage stage = Stage.ARRIVING;

    /** Whether the channel is in the middle of reading; then what is written is flushed at its end. Event loop only. */
    private boolean reading;

    TcpSession(Identity identity, Channel channel, LineOutput output, SessionEvents events) {
        this.id = identity.id();
        this.account = identity.account();
        this.role = identity.role();
        this.introduction = identity.introduction();
        this.dialect = identity.dialect();
        this.channel = channel;
        this.output = output;
        this.events = events;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public AccountId account() {
        return account;
    }

    @Override
    public SessionRole role() {
        return role;
    }

    @Override
    public Introduction introduction() {
        return introduction;
    }

    @Override
    public Dialect dialect() {
        return dialect;
    }

    /** Whether others of its account live beside it: each expert of such a master watches another chart. */
    boolean isOneOfSeveral() {
        return dialect == Dialect.COPY_TRADE_PRO && role == SessionRole.MASTER;
    }

    @Override
    public void send(Outbound message) {
        if (loop().inEventLoop()) {
            write(message);
            flush();
        } else if (waiting.incrementAndGet() <= MOST_WAITING) {
            handOver(() -> {
                waiting.decrementAndGet();
                write(message);
                flush();
            });
        } else {
            waiting.decrementAndGet();
            handOver(output::passOver);
        }
    }

    boolean isOpen() {
        return stage == Stage.OPEN;
    }

    EventLoop loop() {
        return channel.eventLoop();
    }

    /** Completes, on this session's event loop, after the last event of this session. */
    CompletableFuture<@Nullable Void> over() {
        return over;
    }

    /**
     * To be called on the event loop once the predecessor is over.
     *
     * @return false if this session ended before it could begin
     */
    boolean open(ServerLine greeting) {
        if (stage == Stage.OVER) {
            over.complete(null);
            return false;
        }
        stage = Stage.OPEN;
        output.write(greeting);
        events.opened(this);
        output.flush();
        return true;
    }

    /** On the event loop. Idempotent. */
    void end(SessionListener.CloseReason reason) {
        if (stage == Stage.OVER) {
            return;
        }
        boolean wasOpen = stage == Stage.OPEN;
        stage = Stage.OVER;
        if (saysGoodbye(reason)) {
            output.write(new ServerLine.Bye(reason.name()));
        }
        output.close();
        if (wasOpen) {
            events.closed(this, reason);
            over.complete(null);
        }
    }

    /** From any thread. */
    void endSoon(SessionListener.CloseReason reason) {
        handOver(() -> end(reason));
    }

    /** On the event loop. */
    void write(Outbound message) {
        if (stage == Stage.OPEN) {
            output.write(message);
        }
    }

    /** On the event loop. */
    void flush() {
        if (!reading) {
            output.flush();
        }
    }

    /** On the event loop. */
    void reading(boolean inTheMiddle) {
        reading = inTheMiddle;
        if (!inTheMiddle) {
            output.flush();
        }
    }

    private void handOver(Runnable task) {
        try {
            loop().execute(task);
        } catch (RejectedExecutionException e) {
            // The event loop has shut down; the connection is closed and its lines are dropped.
            over.complete(null);
        }
    }

    /** No BYE where the peer has disconnected, does not read, or has just received an ERR. */
    private static boolean saysGoodbye(SessionListener.CloseReason reason) {
        return switch (reason) {
            case DISCONNECTED, TOO_SLOW, TOO_MANY_ERRORS, LINE_TOO_LONG -> false;
            case REPLACED, HEARTBEATS_MISSED, REVOKED, STANDBY, SHUTDOWN -> true;
        };
    }

    @Override
    public String toString() {
        return "session=" + id + " role=" + role + " account=" + account;
    }

    /** The result of signing in. */
    record Identity(String id, AccountId account, SessionRole role, Introduction introduction, Dialect dialect) {}

    private enum Stage {
        ARRIVING,
        OPEN,
        OVER
    }
}
