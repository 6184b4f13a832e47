package com.termfleet.desktop.web;

import com.termfleet.desktop.Desktops;
import java.time.Duration;
import java.util.List;
import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PongMessage;
import org.springframework.web.socket.SubProtocolCapable;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.BinaryWebSocketHandler;

/** Passes each WebSocket's events to its session. */
final class VncHandler extends BinaryWebSocketHandler implements SubProtocolCapable {

    private static final String SESSION = VncSession.class.getName();

    private final Desktops desktops;
    private final Duration pulse;

    /** @param pulse interval of pings to the browser */
    VncHandler(Desktops desktops, Duration pulse) {
        this.desktops = desktops;
        this.pulse = pulse;
    }

    /** The subprotocol that older viewers request; newer ones request none. */
    @Override
    public List<String> getSubProtocols() {
        return List.of("binary");
    }

    @Override
    public boolean supportsPartialMessages() {
        return true;
    }

    @Override
    public void afterConnectionEstablished(WebSocketSession socket) {
        VncSession session = new VncSession(socket, TicketInterceptor.ticketOf(socket.getAttributes()), desktops);
        socket.getAttributes().put(SESSION, session);
        Thread.ofVirtual().name("vnc-session").start(session);
        Thread.ofVirtual().name("vnc-pulse").start(() -> session.keepAsking(pulse));
    }

    @Override
    protected void handleBinaryMessage(WebSocketSession socket, BinaryMessage message) throws InterruptedException {
        if (socket.getAttributes().get(SESSION) instanceof VncSession session) {
            session.received(message.getPayload());
        }
    }

    @Override
    protected void handlePongMessage(WebSocketSession socket, PongMessage message) {
        if (socket.getAttributes().get(SESSION) instanceof VncSession session) {
            session.answered();
        }
    }

    @Override
    public void handleTransportError(WebSocketSession socket, Throwable failure) {
        end(socket);
    }

    @Override
    public void afterConnectionClosed(WebSocketSession socket, CloseStatus status) {
        end(socket);
    }

    private static void end(WebSocketSession socket) {
        if (socket.getAttributes().get(SESSION) instanceof VncSession session) {
            session.browserLeft();
        }
    }
}
