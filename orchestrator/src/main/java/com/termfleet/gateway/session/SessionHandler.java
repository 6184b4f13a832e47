package com.termfleet.gateway.session;

import com.termfleet.gateway.SessionListener;
import com.termfleet.gateway.codec.BadLineException;
import com.termfleet.gateway.codec.ErrorCode;
import com.termfleet.gateway.codec.v1.ClientLine;
import com.termfleet.gateway.codec.v1.LineReader;
import com.termfleet.gateway.codec.v1.ServerLine;
import com.termfleet.gateway.message.Outbound;
import com.termfleet.gateway.message.Snapshot;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.ScheduledFuture;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The connection of a session: reads its lines, answers those that are the gateway's own, and checks its heartbeats and send queue. */
final class SessionHandler extends SimpleChannelInboundHandler<Frame> {

    static final ServerLine TOO_LONG =
            new ServerLine.Err(ErrorCode.LINE_TOO_LONG, "a line has at most 1024 bytes with its line end");
    static final ServerLine TOO_MANY =
            new ServerLine.Err(ErrorCode.TOO_MANY_ERRORS, "more than 20 bad lines within a minute");

    private static final Logger log = LoggerFactory.getLogger(SessionHandler.class);

    private static final long SLOW_NANOS = Duration.ofSeconds(30).toNanos();
    private static final int CHECKS_PER_HEARTBEAT = 2;

    private final ConnectionParts parts;
    private final TcpSession session;
    private final LineOutput output;
    private final LineFramer framer;
    private final BadLines badLines = new BadLines();
    private final LineRate rate = new LineRate();
    private final SnapshotAssembler snapshot = new SnapshotAssembler();
    private final SnapshotGate snapshotGate = new SnapshotGate();
    private final HeartbeatWatch watch;
    private @Nullable ScheduledFuture<?> checks;
    private boolean stuck;
    private long stuckSince;

    /** @param now monotonic nanoseconds: heartbeats are counted from here */
    SessionHandler(ConnectionParts parts, TcpSession session, LineOutput output, LineFramer framer, long now) {
        this.parts = parts;
        this.session = session;
        this.output = output;
        this.framer = framer;
        boolean promised = session.introduction().expert() != null;
        this.watch = new HeartbeatWatch(parts.heartbeat(), promised, now);
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        long period = Math.max(1, parts.heartbeat().toMillis() / CHECKS_PER_HEARTBEAT);
        checks = ctx.executor().scheduleAtFixedRate(() -> check(ctx), period, period, TimeUnit.MILLISECONDS);
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        if (checks != null) {
            checks.cancel(false);
        }
        session.end(SessionListener.CloseReason.DISCONNECTED);
        ctx.fireChannelInactive();
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, Frame frame) {
        if (!session.isOpen()) {
            return;
        }
        session.reading(true);
        parts.metrics().lineIn();
        switch (frame) {
            case Frame.Line line -> line(ctx, line.text());
            case Frame.Unreadable unreadable -> bad(ctx, ErrorCode.BAD_FIELD, unreadable.problem());
            case Frame.TooLong tooLong -> {
                parts.metrics().error(ErrorCode.LINE_TOO_LONG);
                output.write(TOO_LONG);
                session.end(SessionListener.CloseReason.LINE_TOO_LONG);
            }
        }
        long pause = rate.add(now(ctx));
        if (pause > 0 && session.isOpen()) {
            framer.pause(ctx);
            Future<?> _ = ctx.executor().schedule(() -> framer.resume(ctx), pause, TimeUnit.NANOSECONDS);
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        session.reading(false);
        ctx.fireChannelReadComplete();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        if (!ctx.channel().isWritable()) {
            stuck = true;
            stuckSince = now(ctx);
        } else {
            stuck = false;
            catchUp();
        }
        ctx.fireChannelWritabilityChanged();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        if (cause instanceof IOException) {
            log.debug("Session lost its connection {}", session, cause);
        } else {
            log.error("Session closed after an unexpected error {}", session, cause);
        }
        ChannelFuture _ = ctx.close();
    }

    private void line(ChannelHandlerContext ctx, String line) {
        try {
            switch (LineReader.read(line, session.role())) {
                case ClientLine.Message(var message) -> parts.events().received(session, message);
                case ClientLine.Heartbeat beat -> heartbeat(ctx, beat);
                case ClientLine.Ping ping ->
                    output.write(new ServerLine.Pong(ping.echo(), parts.clock().millis()));
                case ClientLine.Pong pong -> log.trace("Ping answered {}", session);
                case ClientLine.SnapshotBegin begin -> snapshot.begin(begin.count());
                case ClientLine.SnapshotPosition(Snapshot.Position position) -> snapshot.add(position);
                case ClientLine.SnapshotEnd end -> snapshotEnd();
                case ClientLine.Auth auth -> throw new IllegalStateException("read as a line of a session");
            }
        } catch (BadLineException e) {
            bad(ctx, e.code(), e.text());
        }
    }

    private void heartbeat(ChannelHandlerContext ctx, ClientLine.Heartbeat beat) {
        watch.beat(now(ctx));
        parts.events().heartbeat(session, beat.heartbeat(), parts.clock().instant());
        if (snapshotGate.heartbeat(beat.heartbeat().connected())) {
            session.write(new Outbound.SnapshotRequest());
        }
        output.write(new ServerLine.HeartbeatOk(parts.clock().millis()));
    }

    private void snapshotEnd() {
        Snapshot whole;
        try {
            whole = snapshot.end();
        } catch (BadLineException e) {
            session.write(new Outbound.SnapshotRequest());
            throw e;
        }
        if (snapshotGate.admits()) {
            parts.events().received(session, whole);
        }
    }

    private void bad(ChannelHandlerContext ctx, ErrorCode code, String text) {
        parts.metrics().error(code);
        if (badLines.add(now(ctx))) {
            parts.metrics().error(ErrorCode.TOO_MANY_ERRORS);
            output.write(TOO_MANY);
            session.end(SessionListener.CloseReason.TOO_MANY_ERRORS);
        } else {
            output.write(new ServerLine.Err(code, text));
        }
    }

    private void check(ChannelHandlerContext ctx) {
        long now = now(ctx);
        if (watch.isDead(now)) {
            session.end(SessionListener.CloseReason.HEARTBEATS_MISSED);
        } else if (stuck && now - stuckSince > SLOW_NANOS) {
            session.end(SessionListener.CloseReason.TOO_SLOW);
        } else {
            catchUp();
        }
    }

    /** Skipped lines are made up for by a snapshot: what the Expert Advisor has is compared with what it should have. */
    private void catchUp() {
        if (!stuck && output.takePassedOver()) {
            session.send(new Outbound.SnapshotRequest());
        }
    }

    private static long now(ChannelHandlerContext ctx) {
        return ctx.executor().ticker().nanoTime();
    }
}
