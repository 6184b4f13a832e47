package com.termfleet.gateway.server;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.ChannelOption;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.ServerSocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;

/** How sockets are driven: Linux's own epoll where its native library loads, else the JDK's selectors. */
public enum Transport {
    EPOLL(EpollServerSocketChannel.class),
    NIO(NioServerSocketChannel.class);

    /** A dead peer that sends no heartbeats is noticed after a minute, not after the system's default of two hours. */
    private static final int KEEP_ALIVE_AFTER_SECONDS = 30;

    private static final int KEEP_ALIVE_EVERY_SECONDS = 10;
    private static final int KEEP_ALIVE_TRIES = 3;

    /** Longer than the limit for slow readers, which are closed as such. */
    private static final int UNACKNOWLEDGED_AT_MOST_MILLIS = 60_000;

    private final Class<? extends ServerSocketChannel> server;

    Transport(Class<? extends ServerSocketChannel> server) {
        this.server = server;
    }

    public static Transport best() {
        return Epoll.isAvailable() ? EPOLL : NIO;
    }

    IoHandlerFactory handler() {
        return this == EPOLL ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
    }

    /** Sets the channel class, and how soon a dead peer is noticed as far as this transport supports it. */
    ServerBootstrap prepare(ServerBootstrap bootstrap) {
        bootstrap.channel(server).childOption(ChannelOption.SO_KEEPALIVE, true);
        if (this == EPOLL) {
            bootstrap
                    .childOption(EpollChannelOption.TCP_KEEPIDLE, KEEP_ALIVE_AFTER_SECONDS)
                    .childOption(EpollChannelOption.TCP_KEEPINTVL, KEEP_ALIVE_EVERY_SECONDS)
                    .childOption(EpollChannelOption.TCP_KEEPCNT, KEEP_ALIVE_TRIES)
                    .childOption(EpollChannelOption.TCP_USER_TIMEOUT, UNACKNOWLEDGED_AT_MOST_MILLIS);
        }
        return bootstrap;
    }
}
