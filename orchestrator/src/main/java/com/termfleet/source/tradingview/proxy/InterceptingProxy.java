package com.termfleet.source.tradingview.proxy;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.littleshoot.proxy.HttpProxyServer;
import org.littleshoot.proxy.impl.DefaultHttpProxyServer;
import org.littleshoot.proxy.impl.ThreadPoolConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** The proxy's TCP port. Starts and stops with the server. */
public final class InterceptingProxy implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(InterceptingProxy.class);

    private static final int EVENT_LOOPS = 2;
    private static final Duration IDLE = Duration.ofMinutes(10);
    private static final int CONNECT_MILLIS = 20_000;
    private static final int LONGEST_LINE = 64 * 1024;
    private static final int LONGEST_HEADERS = 256 * 1024;

    private final InetSocketAddress address;
    private final CaptureFiltersSource filters;
    private final Impersonation impersonation;
    private volatile @Nullable HttpProxyServer running;

    /**
     * @param address to listen on; port 0 takes any that is free
     * @param trust PEM file of further authorities that may sign brokers' certificates; null for none
     */
    public InterceptingProxy(
            InetSocketAddress address,
            Authority authority,
            @Nullable Path trust,
            TrafficListener listener,
            InstantSource clock) {
        this.address = address;
        this.impersonation = new Impersonation(authority, UpstreamTrust.context(trust));
        this.filters = new CaptureFiltersSource(listener, impersonation, clock);
    }

    @Override
    public void start() {
        HttpProxyServer server = DefaultHttpProxyServer.bootstrap()
                .withName("capture")
                .withAddress(address)
                .withManInTheMiddle(impersonation)
                .withFiltersSource(filters)
                // Adds no headers of a proxy and removes none: traffic passes unchanged.
                .withTransparent(true)
                .withIdleConnectionTimeout(IDLE)
                .withConnectTimeout(CONNECT_MILLIS)
                .withMaxInitialLineLength(LONGEST_LINE)
                .withMaxHeaderSize(LONGEST_HEADERS)
                .withThreadPoolConfiguration(new ThreadPoolConfiguration()
                        .withAcceptorThreads(1)
                        .withClientToProxyWorkerThreads(EVENT_LOOPS)
                        .withProxyToServerWorkerThreads(EVENT_LOOPS))
                .start();
        running = server;
        log.info("Capturing proxy listens address={}", server.getListenAddress());
    }

    /** The port in use; 0 while it does not run. */
    public int port() {
        HttpProxyServer server = running;
        return server == null ? 0 : server.getListenAddress().getPort();
    }

    /** Ends all connections. */
    @Override
    public void stop() {
        HttpProxyServer server = running;
        running = null;
        if (server != null) {
            server.stop();
        }
    }

    @Override
    public boolean isRunning() {
        return running != null;
    }
}
