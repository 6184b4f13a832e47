package com.termfleet.desktop;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;

/** A viewer's own connection to a desktop's VNC server, signed in and waiting for ClientInit. */
public final class DesktopConnection implements Closeable {

    private final Socket socket;
    private final Runnable onClose;

    DesktopConnection(Socket socket, Runnable onClose) {
        this.socket = socket;
        this.onClose = onClose;
    }

    /** Ends when the server or the container does. */
    public InputStream in() throws IOException {
        return socket.getInputStream();
    }

    public OutputStream out() throws IOException {
        return socket.getOutputStream();
    }

    /** Wakes whoever reads or writes. The watcher no longer counts. */
    @Override
    public void close() throws IOException {
        try {
            socket.close();
        } finally {
            onClose.run();
        }
    }
}
