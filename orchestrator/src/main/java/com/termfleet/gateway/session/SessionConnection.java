package com.termfleet.gateway.session;

import com.termfleet.gateway.SessionListener;
import com.termfleet.gateway.codec.BadLineException;
import com.termfleet.gateway.codec.ErrorCode;
import com.termfleet.gateway.codec.ServerLine;
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

/**
 * The connection of a session, in whatever dialect: bounds how fast lines are read, how many may be bad and how long the peer may
 * not read, and checks at intervals whether the session is alive. Used by its channel's event loop alone.
 */
abstract class SessionConnection extends SimpleChannelInboundHandler<Frame> {

    static final ServerLine TOO_LONG =
            new ServerLine.Err(ErrorCode.LINE_TOO_LONG, "a line has at most 1024 bytes with its line end");
    static final ServerLine TOO_MANY =
            new ServerLine.Err(ErrorCode.TOO_MANY_ERRORS, "more than 20 bad lines within a minute");

    private static final Logger log = LoggerFactory.getLogger(SessionConnection.class);

    private static final long SLOW_NANOS = Duration.ofSeconds(30).toNanos();
    private static final int CHECKS_PER_HEARTBEAT = 2;

    final ConnectionParts parts;
    final TcpSession session;
    final LineOutput output;
    private final LineFramer framer;
    private final BadLines badLines = new BadLines();
    private final LineRate rate = new LineRate();
    private final HeartbeatWatch watch;
    private @Nullable ScheduledFuture<?> checks;
    private boolean stuck;
    private long stuckSince;

    SessionConnection(
            ConnectionParts parts, TcpSession session, LineOutput output, LineFramer framer, HeartbeatWatch watch) {
        this.parts = parts;
        this.session = session;
        this.output = output;
        this.framer = framer;
        this.watch = watch;
    }

    /** @throws BadLineException if the dialect does not allow the line */
    abstract void line(ChannelHandlerContext ctx, String line);

    /** Lines for the peer were dropped since it did not read, and it reads again. */
    abstract void linesWereDropped();

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
            case Frame.Line line -> read(ctx, line.text());
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

    private void read(ChannelHandlerContext ctx, String line) {
        try {
            line(ctx, line);
        } catch (BadLineException e) {
            bad(ctx, e.code(), e.text());
        }
    }

    /** A sign of life has come. */
    final void isAlive(ChannelHandlerContext ctx) {
        watch.beat(now(ctx));
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

    private void catchUp() {
        if (!stuck && output.takePassedOver()) {
            linesWereDropped();
        }
    }

    private static long now(ChannelHandlerContext ctx) {
        return ctx.executor().ticker().nanoTime();
    }
}
