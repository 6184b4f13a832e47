package com.termfleet.gateway.server;

import com.termfleet.gateway.Authenticator;
import com.termfleet.gateway.ExpertRequests;
import com.termfleet.gateway.HeartbeatInterval;
import com.termfleet.gateway.MessageHandler;
import com.termfleet.gateway.SessionIds;
import com.termfleet.gateway.SessionListener;
import com.termfleet.gateway.session.Authentication;
import com.termfleet.gateway.session.ConnectionParts;
import com.termfleet.gateway.session.GatewayMetrics;
import com.termfleet.gateway.session.SessionEvents;
import com.termfleet.gateway.session.SessionRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.net.InetAddress;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the gateway together. The registry is a bean of its own, since modules that the gateway needs are built on it. */
@Configuration(proxyBeanMethods = false)
class GatewayConfiguration {

    @Bean
    SessionRegistry sessions() {
        return new SessionRegistry();
    }

    @Bean
    SessionIds sessionIds() {
        return () -> UUID.randomUUID().toString();
    }

    @Bean
    HeartbeatInterval heartbeatInterval(GatewayProperties properties) {
        return new HeartbeatInterval(properties.gateway().heartbeat());
    }

    @Bean
    GatewayServer gateway(
            GatewayProperties properties,
            SessionRegistry registry,
            Authenticator authenticator,
            List<MessageHandler> handlers,
            ExpertRequests requests,
            List<SessionListener> listeners,
            MeterRegistry meters,
            Clock clock,
            SessionIds ids) {
        GatewayMetrics metrics = new GatewayMetrics(meters);
        ConnectionParts parts = new ConnectionParts(
                registry,
                new SessionEvents(handlers, requests, listeners, metrics),
                new Authentication(authenticator, Executors.newVirtualThreadPerTaskExecutor(), clock, metrics),
                metrics,
                clock,
                ids,
                properties.gateway().heartbeat());
        Set<InetAddress> ofContainers = ConcurrentHashMap.newKeySet();
        ConnectionInitializer connections = new ConnectionInitializer(
                parts, tls(properties.gateway()), properties.gateway(), ofContainers::contains);
        return new GatewayServer(properties, connections, registry, Transport.best(), ofContainers);
    }

    private static @Nullable SslContext tls(GatewayProperties.Gateway gateway) {
        if (gateway.certificate() == null || gateway.privateKey() == null) {
            return null;
        }
        try {
            return SslContextBuilder.forServer(
                            gateway.certificate().toFile(), gateway.privateKey().toFile())
                    .build();
        } catch (SSLException | IllegalArgumentException e) {
            throw new IllegalStateException(
                    "termfleet.gateway.certificate or termfleet.gateway.private-key cannot be used: "
                            + gateway.certificate() + ", " + gateway.privateKey(),
                    e);
        }
    }
}
