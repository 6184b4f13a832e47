package com.termfleet.source.tradingview.proxy;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.util.AttributeKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.littleshoot.proxy.HttpFilters;
import org.littleshoot.proxy.HttpFiltersAdapter;
import org.littleshoot.proxy.HttpFiltersSourceAdapter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides for each connection whether it is decrypted, and for each request in it whether it is copied. Thread-safe. */
final class CaptureFiltersSource extends HttpFiltersSourceAdapter {

    private static final Logger log = LoggerFactory.getLogger(CaptureFiltersSource.class);

    /** Where the tunnel leads in which requests are decrypted: their Host header is the client's word only. */
    private static final AttributeKey<String> AUTHORITY = AttributeKey.valueOf("termfleet.authority");

    /** So long a host whose certificate was refused is tunnelled: its clients decide themselves whether they trust it. */
    private static final Duration TUNNELLED_AFTER_REFUSAL = Duration.ofMinutes(1);

    private final TrafficListener listener;
    private final Impersonation impersonation;
    private final InstantSource clock;
    private final Map<String, Instant> tunnelledUntil = new ConcurrentHashMap<>();

    CaptureFiltersSource(TrafficListener listener, Impersonation impersonation, InstantSource clock) {
        this.listener = listener;
        this.impersonation = impersonation;
        this.clock = clock;
    }

    @Override
    public HttpFilters filterRequest(HttpRequest request, @Nullable ChannelHandlerContext context) {
        try {
            return filters(request, context);
        } catch (RuntimeException e) {
            log.error("Traffic passed on without being captured", e);
            return new Tunnelled(request);
        }
    }

    private HttpFilters filters(HttpRequest request, @Nullable ChannelHandlerContext context) {
        if (context == null) {
            return new Tunnelled(request);
        }
        if (request.method().equals(HttpMethod.CONNECT)) {
            String authority = request.uri();
            if (!decrypts(authority)) {
                return new Tunnelled(request);
            }
            context.channel().attr(AUTHORITY).set(authority);
            return new DecryptingFilters(request, () -> refused(authority));
        }
        String authority = context.channel().attr(AUTHORITY).get();
        return authority != null && listener.wants(authority, request.method().name(), request.uri())
                ? new CopyingFilters(request, authority, listener)
                : new HttpFiltersAdapter(request);
    }

    private boolean decrypts(String authority) {
        return listener.decrypts(authority)
                && clock.instant().isAfter(tunnelledUntil.getOrDefault(authority, Instant.MIN))
                && impersonation.isPrepared(authority);
    }

    private void refused(String authority) {
        tunnelledUntil.put(authority, clock.instant().plus(TUNNELLED_AFTER_REFUSAL));
        log.error(
                "Certificate of a broker not trusted; its traffic is tunnelled without capturing host={} seconds={}"
                        + " setting=TERMFLEET_PROXY_TRUST",
                authority,
                TUNNELLED_AFTER_REFUSAL.toSeconds());
    }

    /** Passes bytes on as they are. */
    private static final class Tunnelled extends HttpFiltersAdapter {

        Tunnelled(HttpRequest request) {
            super(request);
        }

        @Override
        public boolean proxyToServerAllowMitm() {
            return false;
        }
    }
}
