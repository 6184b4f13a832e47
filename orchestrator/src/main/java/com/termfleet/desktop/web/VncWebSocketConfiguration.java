package com.termfleet.desktop.web;

import com.termfleet.desktop.DesktopTickets;
import com.termfleet.desktop.Desktops;
import java.time.Clock;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;

/** Serves {@code /vnc?ticket=…}. A browser may open it from our own pages only: no other origin is allowed. */
@Configuration(proxyBeanMethods = false)
@EnableWebSocket
class VncWebSocketConfiguration implements WebSocketConfigurer {

    static final String PATH = "/vnc";

    private final DesktopTickets tickets;
    private final Desktops desktops;
    private final Clock clock;

    VncWebSocketConfiguration(DesktopTickets tickets, Desktops desktops, Clock clock) {
        this.tickets = tickets;
        this.desktops = desktops;
        this.clock = clock;
    }

    @Override
    public void registerWebSocketHandlers(WebSocketHandlerRegistry registry) {
        registry.addHandler(new VncHandler(desktops), PATH).addInterceptors(new TicketInterceptor(tickets, clock));
    }
}
