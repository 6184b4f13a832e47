package com.termfleet.desktop.web;

import java.io.IOException;
import java.io.OutputStream;
import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.WebSocketSession;

/** Sends each write as one binary message. A write returns when the browser's connection has accepted it. */
final class MessageOutput extends OutputStream {

    private final WebSocketSession socket;

    MessageOutput(WebSocketSession socket) {
        this.socket = socket;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (!socket.isOpen()) {
            throw new IOException("The browser has disconnected");
        }
        try {
            socket.sendMessage(new BinaryMessage(bytes, offset, length, true));
        } catch (IllegalStateException e) {
            throw new IOException("The browser disconnected during a write", e);
        }
    }
}
