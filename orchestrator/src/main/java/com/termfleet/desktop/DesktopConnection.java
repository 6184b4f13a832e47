package com.termfleet.desktop;

import com.termfleet.access.Grant;
import com.termfleet.access.Principal;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A viewer's own connection to a desktop's VNC server, signed in and waiting for ClientInit. It ends with its holder's
 * grant. Thread-safe.
 */
public final class DesktopConnection implements Closeable {

    private static final Logger log = LoggerFactory.getLogger(DesktopConnection.class);

    private final Principal holder;
    private final Socket socket;
    private final Consumer<DesktopConnection> onClose;
    private volatile Grant.@Nullable Hold hold;

    DesktopConnection(Principal holder, Socket socket, Consumer<DesktopConnection> onClose) {
        this.holder = holder;
        this.socket = socket;
        this.onClose = onClose;
    }

    Principal holder() {
        return holder;
    }

    void endWith(Grant grant) {
        hold = grant.hold(this::end);
    }

    /** As {@link #close}, but logs failures. */
    void end() {
        try {
            close();
        } catch (IOException e) {
            log.debug("Desktop connection was already closed", e);
        }
    }

    /** At its end when the server or the container ends. */
    public InputStream in() throws IOException {
        return socket.getInputStream();
    }

    public OutputStream out() throws IOException {
        return socket.getOutputStream();
    }

    /** Unblocks readers and writers. The watcher no longer counts. */
    @Override
    public void close() throws IOException {
        Grant.Hold held = hold;
        if (held != null) {
            held.close();
        }
        try {
            socket.close();
        } finally {
            onClose.accept(this);
        }
    }
}
