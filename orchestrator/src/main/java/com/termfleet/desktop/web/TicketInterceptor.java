package com.termfleet.desktop.web;

import com.termfleet.desktop.DesktopTicket;
import com.termfleet.desktop.DesktopTickets;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.server.HandshakeInterceptor;
import org.springframework.web.util.UriComponentsBuilder;

/** Accepts a WebSocket only with a valid ticket, which cannot be used again. */
final class TicketInterceptor implements HandshakeInterceptor {

    private static final String ATTRIBUTE = DesktopTicket.class.getName();

    private final DesktopTickets tickets;
    private final Clock clock;

    TicketInterceptor(DesktopTickets tickets, Clock clock) {
        this.tickets = tickets;
        this.clock = clock;
    }

    static DesktopTicket ticketOf(Map<String, Object> attributes) {
        if (attributes.get(ATTRIBUTE) instanceof DesktopTicket ticket) {
            return ticket;
        }
        throw new IllegalStateException("A WebSocket was opened without a ticket");
    }

    @Override
    public boolean beforeHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            Map<String, Object> attributes) {
        Optional<DesktopTicket> ticket = secret(request).flatMap(secret -> tickets.redeem(secret, clock.instant()));
        if (ticket.isEmpty()) {
            response.setStatusCode(HttpStatus.FORBIDDEN);
            return false;
        }
        attributes.put(ATTRIBUTE, ticket.get());
        return true;
    }

    @Override
    public void afterHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            @Nullable Exception failure) {}

    private static Optional<String> secret(ServerHttpRequest request) {
        return Optional.ofNullable(UriComponentsBuilder.fromUri(request.getURI())
                .build()
                .getQueryParams()
                .getFirst("ticket"));
    }
}
