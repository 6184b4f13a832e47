package com.termfleet.desktop.web;

import com.termfleet.desktop.DesktopTickets;
import com.termfleet.desktop.Desktops;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;

/** Serves {@code /vnc?ticket=…}. Browsers can open it only from this server's pages: no other origin is allowed. */
@Configuration(proxyBeanMethods = false)
@EnableWebSocket
class VncWebSocketConfiguration implements WebSocketConfigurer {

    static final String PATH = "/vnc";

    private final DesktopTickets tickets;
    private final Desktops desktops;
    private final Clock clock;
    private final Duration pulse;

    VncWebSocketConfiguration(
            DesktopTickets tickets,
            Desktops desktops,
            Clock clock,
            @Value("${termfleet.desktop.pulse:20s}") Duration pulse) {
        this.tickets = tickets;
        this.desktops = desktops;
        this.clock = clock;
        this.pulse = pulse;
    }

    @Override
    public void registerWebSocketHandlers(WebSocketHandlerRegistry registry) {
        registry.addHandler(new VncHandler(desktops, pulse), PATH)
                .addInterceptors(new TicketInterceptor(tickets, clock));
    }
}
