package com.termfleet.gateway.session;

import com.termfleet.gateway.Dialect;
import com.termfleet.gateway.SessionListener;
import com.termfleet.gateway.codec.BadLineException;
import com.termfleet.gateway.codec.ErrorCode;
import com.termfleet.gateway.codec.ServerLine;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.util.concurrent.ScheduledFuture;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection before sign-in: waits for AUTH, has it checked, and is replaced by a {@link SessionHandler}. From AUTH to
 * the verdict no further line is read.
 */
public final class AuthHandler extends SimpleChannelInboundHandler<Frame> {

    private static final Logger log = LoggerFactory.getLogger(AuthHandler.class);

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ConnectionParts parts;
    private final LineFramer framer;
    private final BadLines badLines = new BadLines();
    private final LineOutput output;
    private @Nullable ScheduledFuture<?> deadline;
    private @Nullable TcpSession arriving;
    private boolean closing;

    public AuthHandler(ConnectionParts parts, LineFramer framer, LineOutput output) {
        this.parts = parts;
        this.framer = framer;
        this.output = output;
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        deadline = ctx.executor()
                .schedule(
                        () -> refuse(new ServerLine.Err(ErrorCode.AUTH_REQUIRED, "no AUTH within 10 seconds")),
                        PATIENCE.toMillis(),
                        TimeUnit.MILLISECONDS);
        ctx.fireChannelActive();
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        closing = true;
        stopWaiting();
        if (arriving != null) {
            arriving.end(SessionListener.CloseReason.DISCONNECTED);
        }
        ctx.fireChannelInactive();
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, Frame frame) {
        if (closing) {
            return;
        }
        parts.metrics().lineIn();
        switch (frame) {
            case Frame.Line line -> line(ctx, line.text());
            case Frame.Unreadable unreadable -> bad(ctx, ErrorCode.BAD_FIELD, unreadable.problem());
            case Frame.TooLong tooLong -> {
                parts.metrics().error(ErrorCode.LINE_TOO_LONG);
                refuse(SessionConnection.TOO_LONG);
            }
        }
    }

    private void line(ChannelHandlerContext ctx, String line) {
        SignIn signIn;
        try {
            signIn = SignIn.read(line, address(ctx).getHostAddress());
        } catch (BadLineException e) {
            bad(ctx, e.code(), e.text());
            return;
        }
        if (signIn.dialect() == Dialect.COPY_TRADE_PRO) {
            output.speak(signIn.dialect());
            framer.tolerant();
        }
        stopWaiting();
        framer.pause(ctx);
        parts.authentication()
                .check(
                        signIn.question(),
                        address(ctx),
                        verdict -> ctx.executor().execute(() -> decided(ctx, signIn, verdict)));
    }

    private void decided(ChannelHandlerContext ctx, SignIn signIn, Authentication.Verdict verdict) {
        if (closing) {
            return;
        }
        switch (verdict) {
            case Authentication.Verdict.Admitted admitted -> arrive(ctx, identity(signIn, admitted));
            case Authentication.Verdict.Refused refused -> {
                log.info("Sign-in refused address={} code={}", address(ctx).getHostAddress(), refused.code());
                refuse(new ServerLine.AuthFail(refused.code(), refused.text()));
            }
            case Authentication.Verdict.Unavailable unavailable -> refuse(new ServerLine.Bye("UNAVAILABLE"));
        }
    }

    private void arrive(ChannelHandlerContext ctx, TcpSession.Identity identity) {
        TcpSession session = new TcpSession(identity, ctx.channel(), output, parts.events());
        arriving = session;
        CompletableFuture<@Nullable Void> _ = parts.registry()
                .claim(session)
                .whenComplete((done, failure) -> ctx.executor().execute(() -> begin(ctx, session)));
    }

    private void begin(ChannelHandlerContext ctx, TcpSession session) {
        ServerLine greeting = new ServerLine.AuthOk(
                session.id(), parts.heartbeat().toMillis(), parts.clock().millis());
        if (session.open(greeting) && !closing) {
            ctx.pipeline().replace(this, "session", connection(ctx, session));
            framer.resume(ctx);
        }
    }

    private SessionConnection connection(ChannelHandlerContext ctx, TcpSession session) {
        return switch (session.dialect()) {
            case V1 -> new SessionHandler(parts, session, output, framer, now(ctx));
            case COPY_TRADE_PRO -> new ExpertSessionHandler(parts, session, output, framer, now(ctx));
        };
    }

    private TcpSession.Identity identity(SignIn signIn, Authentication.Verdict.Admitted admitted) {
        String unique = parts.sessionIds().next();
        String memory = signIn.dialect() == Dialect.V1
                ? parts.events().memoryOf(admitted.role(), admitted.account(), signIn.introduction())
                : "";
        return new TcpSession.Identity(
                memory.isEmpty() ? unique : memory + "." + unique,
                admitted.account(),
                admitted.role(),
                signIn.introduction(),
                signIn.dialect());
    }

    private void bad(ChannelHandlerContext ctx, ErrorCode code, String text) {
        parts.metrics().error(code);
        if (badLines.add(now(ctx))) {
            parts.metrics().error(ErrorCode.TOO_MANY_ERRORS);
            refuse(SessionConnection.TOO_MANY);
        } else {
            output.write(new ServerLine.Err(code, text));
            output.flush();
        }
    }

    private void refuse(ServerLine last) {
        closing = true;
        stopWaiting();
        output.write(last);
        output.close();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        // Before sign-in errors such as a failed TLS handshake are the client's and of no interest to the operator.
        log.debug("Connection failed before sign-in address={}", address(ctx).getHostAddress(), cause);
        ChannelFuture _ = ctx.close();
    }

    private void stopWaiting() {
        if (deadline != null) {
            deadline.cancel(false);
        }
    }

    private static InetAddress address(ChannelHandlerContext ctx) {
        return ctx.channel().remoteAddress() instanceof InetSocketAddress socket
                ? socket.getAddress()
                : InetAddress.getLoopbackAddress();
    }

    private static long now(ChannelHandlerContext ctx) {
        return ctx.executor().ticker().nanoTime();
    }
}
