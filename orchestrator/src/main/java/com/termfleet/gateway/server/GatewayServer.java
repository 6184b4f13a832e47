package com.termfleet.gateway.server;

import com.termfleet.gateway.GatewayBinding;
import com.termfleet.gateway.SessionListener;
import com.termfleet.gateway.session.SessionRegistry;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * The listening sockets. Starts last and stops first: an Expert Advisor that can connect finds every module running.
 */
public final class GatewayServer implements SmartLifecycle, GatewayBinding {

    private static final Logger log = LoggerFactory.getLogger(GatewayServer.class);

    /** Some 600 lines; beyond it lines are dropped. */
    private static final WriteBufferWaterMark SEND_QUEUE = new WriteBufferWaterMark(32 * 1024, 64 * 1024);

    private static final int BACKLOG = 1_024;
    private static final long RETRY_SECONDS = 1;
    private static final long STOP_SECONDS = 2;

    private final GatewayProperties properties;
    private final ConnectionInitializer connections;
    private final SessionRegistry registry;
    private final Transport transport;
    /** Our addresses on the containers' networks. */
    private final Set<InetAddress> further;

    /** What runs between start and stop, null outside of it. Written under the monitor of this. */
    private volatile @Nullable Listening listening;

    public GatewayServer(
            GatewayProperties properties,
            ConnectionInitializer connections,
            SessionRegistry registry,
            Transport transport,
            Set<InetAddress> further) {
        this.properties = properties;
        this.connections = connections;
        this.registry = registry;
        this.transport = transport;
        this.further = further;
    }

    @Override
    public synchronized void start() {
        if (listening != null) {
            return;
        }
        EventLoopGroup loops = new MultiThreadIoEventLoopGroup(
                properties.gateway().eventLoops(), new DefaultThreadFactory("gateway"), transport.handler());
        ServerBootstrap bootstrap = transport
                .prepare(new ServerBootstrap().group(loops))
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, SEND_QUEUE)
                .childHandler(connections);
        ChannelFuture bound =
                bootstrap.bind(properties.bind(), properties.gatewayPort()).awaitUninterruptibly();
        if (!bound.isSuccess()) {
            Future<?> _ = loops.shutdownGracefully(0, STOP_SECONDS, TimeUnit.SECONDS);
            throw new IllegalStateException(
                    "the gateway cannot listen on " + properties.bind() + ":" + properties.gatewayPort()
                            + " (TERMFLEET_BIND, TERMFLEET_GATEWAY_PORT)",
                    bound.cause());
        }
        Listening now = new Listening(
                loops,
                bootstrap,
                (InetSocketAddress) bound.channel().localAddress(),
                new DefaultChannelGroup(GlobalEventExecutor.INSTANCE));
        now.sockets().add(bound.channel());
        listening = now;
        log.info(
                "Gateway listens address={} port={}",
                properties.bind(),
                now.address().getPort());
        warnIfUnreachable(now.address().getAddress());
        further.forEach(address -> bind(now, address, true));
    }

    private void warnIfUnreachable(InetAddress address) {
        GatewayProperties.Gateway settings = properties.gateway();
        if (!address.isLoopbackAddress() && settings.certificate() == null && settings.tls() == null) {
            log.warn("Gateway refuses connections from other machines: it has no certificate. Set"
                    + " termfleet.gateway.certificate and termfleet.gateway.private-key, or TERMFLEET_GATEWAY_TLS=optional"
                    + " where the network is trusted.");
        }
    }

    @Override
    public synchronized void stop() {
        Listening last = listening;
        if (last == null) {
            return;
        }
        listening = null;
        last.sockets().close().awaitUninterruptibly(STOP_SECONDS, TimeUnit.SECONDS);
        try {
            registry.closeAll(SessionListener.CloseReason.SHUTDOWN).get(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            log.warn("Some sessions were not informed that the gateway stops", e);
        }
        last.loops()
                .shutdownGracefully(0, STOP_SECONDS, TimeUnit.SECONDS)
                .awaitUninterruptibly(2 * STOP_SECONDS, TimeUnit.SECONDS);
        registry.clear();
    }

    @Override
    public boolean isRunning() {
        return listening != null;
    }

    @Override
    public int port() {
        Listening now = listening;
        return now == null ? properties.gatewayPort() : now.address().getPort();
    }

    @Override
    public synchronized void listenAlso(String address) {
        InetAddress parsed;
        try {
            parsed = InetAddress.ofLiteral(address);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("not an IP address: " + address, e);
        }
        Listening now = listening;
        if (further.add(parsed) && now != null) {
            bind(now, parsed, true);
        }
    }

    @Override
    public boolean listensOn(String address) {
        InetAddress parsed = InetAddress.ofLiteral(address);
        Listening now = listening;
        return now != null && (now.covers(parsed) || now.isBoundTo(parsed));
    }

    private void bind(Listening now, InetAddress address, boolean first) {
        if (now.loops().isShuttingDown() || now.covers(address)) {
            return;
        }
        ChannelFuture binding = now.bootstrap().bind(address, now.address().getPort());
        binding.addListener(bound -> {
            if (bound.isSuccess()) {
                now.sockets().add(binding.channel());
                log.info("Gateway listens address={} port={}", address.getHostAddress(), port());
            } else {
                if (first) {
                    log.warn(
                            "Gateway cannot listen yet; trying every second address={} port={} error={}",
                            address.getHostAddress(),
                            port(),
                            bound.cause().getMessage());
                }
                Future<?> _ = now.loops().schedule(() -> bind(now, address, false), RETRY_SECONDS, TimeUnit.SECONDS);
            }
        });
    }

    /**
     * @param address the configured address, with the port that is on all of them
     * @param sockets those that listen
     */
    private record Listening(
            EventLoopGroup loops, ServerBootstrap bootstrap, InetSocketAddress address, ChannelGroup sockets) {

        boolean isBoundTo(InetAddress other) {
            return sockets.stream()
                    .anyMatch(socket -> socket.localAddress() instanceof InetSocketAddress local
                            && local.getAddress().equals(other));
        }

        boolean covers(InetAddress other) {
            InetAddress own = address.getAddress();
            return own.isAnyLocalAddress() || own.equals(other);
        }
    }
}
