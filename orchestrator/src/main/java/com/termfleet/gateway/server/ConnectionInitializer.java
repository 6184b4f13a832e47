package com.termfleet.gateway.server;

import com.termfleet.gateway.session.AuthHandler;
import com.termfleet.gateway.session.ConnectionParts;
import com.termfleet.gateway.session.LineFramer;
import com.termfleet.gateway.session.LineOutput;
import com.termfleet.gateway.session.PlainRefusal;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.ssl.OptionalSslHandler;
import io.netty.handler.ssl.SslContext;
import java.net.InetAddress;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Equips each accepted connection; closes those beyond the limits and those that had to use TLS and do not. */
@Sharable
public final class ConnectionInitializer extends ChannelInitializer<SocketChannel> {

    private static final Logger log = LoggerFactory.getLogger(ConnectionInitializer.class);

    private final ConnectionParts parts;
    private final @Nullable SslContext tls;
    private final TlsPolicy policy;
    private final ConnectionLimits limits;

    /**
     * @param tls null for plain connections only
     * @param ofContainers whether one of our addresses is that of a containers' network
     */
    public ConnectionInitializer(
            ConnectionParts parts,
            @Nullable SslContext tls,
            GatewayProperties.Gateway settings,
            Predicate<InetAddress> ofContainers) {
        this.parts = parts;
        this.tls = tls;
        this.policy = new TlsPolicy(settings, ofContainers);
        this.limits = new ConnectionLimits(
                settings.maxConnections(),
                settings.maxConnectionsPerAddress(),
                parts.metrics().connections());
    }

    @Override
    protected void initChannel(SocketChannel channel) {
        InetAddress remote = channel.remoteAddress().getAddress();
        Optional<String> beyond = limits.add(remote);
        channel.closeFuture().addListener(closed -> limits.release(remote));
        if (beyond.isPresent()) {
            log.warn("Connection closed: too many address={} {}", remote.getHostAddress(), beyond.get());
            ChannelFuture _ = channel.close();
            return;
        }
        LineOutput output = new LineOutput(channel, parts.metrics());
        if (!policy.allowsPlain(channel.localAddress().getAddress())) {
            channel.pipeline().addLast("tls", tls == null ? new PlainRefusal(output) : new TlsOnly(tls, output));
        } else if (tls != null) {
            channel.pipeline().addLast("tls", new OptionalSslHandler(tls));
        }
        LineFramer framer = new LineFramer();
        channel.pipeline().addLast("framer", framer).addLast("session", new AuthHandler(parts, framer, output));
    }

    /** Looks at the first bytes: either a TLS handshake or the end. */
    private static final class TlsOnly extends OptionalSslHandler {

        private final LineOutput output;

        TlsOnly(SslContext tls, LineOutput output) {
            super(tls);
            this.output = output;
        }

        @Override
        protected ChannelHandler newNonSslHandler(ChannelHandlerContext ctx) {
            return new PlainRefusal(output);
        }
    }
}
