package com.termfleet.gateway.server;

import com.termfleet.gateway.session.AuthHandler;
import com.termfleet.gateway.session.ConnectionParts;
import com.termfleet.gateway.session.LineFramer;
import com.termfleet.gateway.session.LineOutput;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.ssl.OptionalSslHandler;
import io.netty.handler.ssl.SslContext;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Equips each accepted connection; closes those beyond the limit. */
@Sharable
public final class ConnectionInitializer extends ChannelInitializer<SocketChannel> {

    private static final Logger log = LoggerFactory.getLogger(ConnectionInitializer.class);

    private final ConnectionParts parts;
    private final @Nullable SslContext tls;
    private final int maxConnections;

    /** @param tls null for plain connections only */
    public ConnectionInitializer(ConnectionParts parts, @Nullable SslContext tls, int maxConnections) {
        this.parts = parts;
        this.tls = tls;
        this.maxConnections = maxConnections;
    }

    @Override
    protected void initChannel(SocketChannel channel) {
        AtomicInteger connections = parts.metrics().connections();
        int count = connections.incrementAndGet();
        channel.closeFuture().addListener(closed -> connections.decrementAndGet());
        if (count > maxConnections) {
            log.warn("connection from {} closed: {} are open, the most allowed", channel.remoteAddress(), count - 1);
            ChannelFuture _ = channel.close();
            return;
        }
        if (tls != null) {
            channel.pipeline().addLast("tls", new OptionalSslHandler(tls));
        }
        LineFramer framer = new LineFramer();
        LineOutput output = new LineOutput(channel, parts.metrics());
        channel.pipeline().addLast("framer", framer).addLast("session", new AuthHandler(parts, framer, output));
    }
}
