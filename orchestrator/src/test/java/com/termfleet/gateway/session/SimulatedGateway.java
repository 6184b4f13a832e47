package com.termfleet.gateway.session;

import com.termfleet.gateway.Authenticator;
import com.termfleet.gateway.MessageHandler;
import com.termfleet.gateway.SessionIds;
import com.termfleet.gateway.SessionListener;
import com.termfleet.gateway.Sessions;
import com.termfleet.simulation.ServerConnection;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.util.concurrent.Ticker;
import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The gateway without sockets and threads: its connections run when they are told to, each like a loop of its own. */
public final class SimulatedGateway {

    private static final Duration HEARTBEAT = Duration.ofSeconds(2);

    /** Longer than a session may wait for the end of the one before it. */
    private static final long KEPT_NANOS = Duration.ofMinutes(2).toNanos();

    private final Ticker ticker;
    private final ConnectionParts parts;
    private final List<Connection> connections = new ArrayList<>();

    /** @param handlers one of each role */
    public SimulatedGateway(
            Ticker ticker,
            Clock clock,
            SessionIds ids,
            Authenticator authenticator,
            Sessions sessions,
            List<MessageHandler> handlers,
            List<SessionListener> listeners) {
        GatewayMetrics metrics = new GatewayMetrics(new SimpleMeterRegistry());
        this.ticker = ticker;
        this.parts = new ConnectionParts(
                (SessionRegistry) sessions,
                new SessionEvents(handlers, (session, request) -> {}, listeners, metrics),
                new Authentication(authenticator, Runnable::run, clock, metrics),
                metrics,
                clock,
                ids,
                HEARTBEAT);
    }

    public static Sessions newSessions() {
        return new SessionRegistry();
    }

    public ServerConnection connect() {
        Connection connection = new Connection();
        connections.add(connection);
        return connection;
    }

    /** Runs what is due in every connection that is not held up. */
    public void run() {
        for (Connection connection : List.copyOf(connections)) {
            if (connection.isOver()) {
                connection.discard();
                connections.remove(connection);
            } else {
                connection.run();
            }
        }
    }

    /** The process is killed: nothing is said and nothing is told to anybody. */
    public void kill() {
        connections.forEach(Connection::discard);
        connections.clear();
    }

    /** One connection; see {@link ServerConnection}. */
    private final class Connection implements ServerConnection {

        private final EmbeddedChannel channel =
                EmbeddedChannel.builder().ticker(ticker).build();
        private final ByteArrayOutputStream arrived = new ByteArrayOutputStream();
        private boolean peerIsGone;
        private long openAt;
        private long heldUpUntil = Long.MIN_VALUE;

        Connection() {
            LineFramer framer = new LineFramer();
            LineOutput output = new LineOutput(channel, parts.metrics());
            channel.pipeline().addLast("framer", framer).addLast("session", new AuthHandler(parts, framer, output));
            channel.pipeline().fireChannelActive();
        }

        @Override
        public void receive(byte[] bytes) {
            arrived.writeBytes(bytes);
        }

        void run() {
            if (ticker.nanoTime() < heldUpUntil) {
                return;
            }
            if (arrived.size() > 0 && channel.isOpen()) {
                channel.writeInbound(Unpooled.wrappedBuffer(arrived.toByteArray()));
            }
            arrived.reset();
            if (peerIsGone && channel.isOpen()) {
                ChannelFuture _ = channel.close();
            }
            channel.runPendingTasks();
            channel.runScheduledPendingTasks();
        }

        @Override
        public byte @Nullable [] take() {
            ByteArrayOutputStream sent = null;
            for (ByteBuf next = channel.readOutbound(); next != null; next = channel.readOutbound()) {
                sent = sent == null ? new ByteArrayOutputStream() : sent;
                byte[] bytes = new byte[next.readableBytes()];
                next.readBytes(bytes);
                next.release();
                sent.writeBytes(bytes);
            }
            return sent == null ? null : sent.toByteArray();
        }

        @Override
        public boolean isOpen() {
            return channel.isOpen();
        }

        @Override
        public void hangUp() {
            peerIsGone = true;
        }

        @Override
        public void holdUpFor(Duration duration) {
            heldUpUntil = ticker.nanoTime() + duration.toNanos();
        }

        /** Closed so long ago that nothing is handed over to its event loop any more. */
        boolean isOver() {
            if (channel.isOpen()) {
                openAt = ticker.nanoTime();
            }
            return ticker.nanoTime() - openAt > KEPT_NANOS && ticker.nanoTime() >= heldUpUntil;
        }

        /** Gives its buffers back. None of its tasks runs any more. */
        void discard() {
            for (String name : List.of("session", "framer")) {
                if (channel.pipeline().get(name) != null) {
                    channel.pipeline().remove(name);
                }
            }
            ChannelFuture _ = channel.close();
            channel.releaseInbound();
            channel.releaseOutbound();
        }
    }
}
