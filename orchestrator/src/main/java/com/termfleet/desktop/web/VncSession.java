package com.termfleet.desktop.web;

import com.termfleet.desktop.DesktopConnection;
import com.termfleet.desktop.DesktopTicket;
import com.termfleet.desktop.DesktopUnavailableException;
import com.termfleet.desktop.Desktops;
import com.termfleet.desktop.rfb.ClientHandshake;
import com.termfleet.desktop.rfb.ClientMessageFilter;
import com.termfleet.desktop.rfb.RfbException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PingMessage;
import org.springframework.web.socket.WebSocketSession;

/**
 * One browser's connection to one desktop. One thread reads from the browser, a second one from the VNC server. Each
 * writes synchronously before it reads on, so memory is bounded. A third one pings the browser, because an unchanging
 * desktop causes no traffic.
 */
final class VncSession implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(VncSession.class);
    private static final int CHUNK = 32_768;

    /** CloseStatus takes at most 123 bytes of reason. */
    private static final int LONGEST_REASON = 120;

    private static final int MOST_UNANSWERED = 3;

    private final WebSocketSession socket;
    private final DesktopTicket ticket;
    private final Desktops desktops;
    private final MessageInput fromBrowser = new MessageInput();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicInteger unanswered = new AtomicInteger();

    VncSession(WebSocketSession socket, DesktopTicket ticket, Desktops desktops) {
        this.socket = socket;
        this.ticket = ticket;
        this.desktops = desktops;
    }

    /** Called by the WebSocket's thread; blocks while the desktop is slower than the browser. */
    void received(ByteBuffer message) throws InterruptedException {
        fromBrowser.put(message);
    }

    void answered() {
        unanswered.set(0);
    }

    /** Runs until the session ends; ends it after three pings without an answer. */
    void keepAsking(Duration pulse) {
        try {
            while (!ended.await(pulse.toNanos(), TimeUnit.NANOSECONDS)) {
                if (!desktops.mayGoOn(ticket)) {
                    fromBrowser.end();
                    close(CloseStatus.POLICY_VIOLATION, "Your sign-in has expired. Sign in again.");
                    return;
                }
                if (unanswered.getAndIncrement() >= MOST_UNANSWERED) {
                    fromBrowser.end();
                    close(CloseStatus.SESSION_NOT_RELIABLE, "The viewer does not answer.");
                    return;
                }
                socket.sendMessage(new PingMessage());
            }
        } catch (IOException | IllegalStateException e) {
            log.debug("Ping to a viewer failed account={} reason={}", ticket.account(), e.getMessage());
            fromBrowser.end();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void browserLeft() {
        fromBrowser.end();
    }

    @Override
    public void run() {
        try (DesktopConnection desktop = desktops.open(ticket)) {
            serve(desktop);
        } catch (DesktopUnavailableException e) {
            log.debug("Desktop cannot be shown account={}", ticket.account(), e);
            close(CloseStatus.SERVER_ERROR, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            log.debug("Desktop viewer ended account={} reason={}", ticket.account(), e.getMessage());
            close(CloseStatus.GOING_AWAY, "The terminal's desktop has ended.");
        } catch (RuntimeException e) {
            log.error("Desktop viewer failed account={}", ticket.account(), e);
            close(CloseStatus.SERVER_ERROR, "Unexpected error. The server's log has the details.");
        } finally {
            ended.countDown();
        }
    }

    private void serve(DesktopConnection desktop) throws IOException {
        try {
            OutputStream toBrowser = new MessageOutput(socket);
            ClientHandshake.welcome(fromBrowser, toBrowser);
            desktop.out().write(1); // ClientInit: shared
            Thread.ofVirtual().name("vnc-picture").start(() -> showPicture(desktop, toBrowser));
            passInput(desktop);
            close(CloseStatus.NORMAL, "The viewer has left.");
        } catch (RfbException e) {
            // Before the desktop's connection is closed, since its end would be taken for the reason.
            close(CloseStatus.PROTOCOL_ERROR, String.valueOf(e.getMessage()));
        }
    }

    private void passInput(DesktopConnection desktop) throws IOException {
        ClientMessageFilter filter = new ClientMessageFilter(ticket.viewOnly(), desktop.out());
        byte[] chunk = new byte[CHUNK];
        int count;
        while ((count = fromBrowser.read(chunk, 0, chunk.length)) > 0) {
            filter.accept(ByteBuffer.wrap(chunk, 0, count));
        }
    }

    private void showPicture(DesktopConnection desktop, OutputStream toBrowser) {
        byte[] chunk = new byte[CHUNK];
        int count;
        try {
            while ((count = desktop.in().read(chunk)) > 0) {
                toBrowser.write(chunk, 0, count);
            }
        } catch (IOException e) {
            log.debug("Desktop ended account={} reason={}", ticket.account(), e.getMessage());
        }
        close(CloseStatus.GOING_AWAY, "The terminal's desktop has ended.");
        fromBrowser.end();
    }

    private void close(CloseStatus status, String reason) {
        try {
            socket.close(status.withReason(reason.substring(0, Math.min(reason.length(), LONGEST_REASON))));
        } catch (IOException | IllegalStateException e) {
            log.debug("Viewer's WebSocket was already closed reason={}", e.getMessage());
        }
        fromBrowser.end();
    }
}
