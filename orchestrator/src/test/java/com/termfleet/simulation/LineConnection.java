package com.termfleet.simulation;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A client of {@link ServerByLines} that sends and receives whatever lines a test wants. */
public final class LineConnection {

    private final ServerByLines server;
    private final ServerConnection connection;
    private final StringBuilder unfinished = new StringBuilder();

    LineConnection(ServerByLines server, ServerConnection connection) {
        this.server = server;
        this.connection = connection;
    }

    /** Sends lines, each with its LF. */
    public LineConnection send(String... lines) {
        for (String line : lines) {
            connection.receive((line + "\n").getBytes(StandardCharsets.UTF_8));
        }
        server.run();
        return this;
    }

    /** Sends bytes as they are. */
    public LineConnection sendBytes(byte[] bytes) {
        connection.receive(bytes);
        server.run();
        return this;
    }

    /** The lines that came since this was last asked. */
    public List<String> take() {
        byte[] sent = connection.take();
        if (sent != null) {
            unfinished.append(new String(sent, StandardCharsets.UTF_8));
        }
        List<String> lines = new ArrayList<>();
        for (int end = unfinished.indexOf("\n"); end >= 0; end = unfinished.indexOf("\n")) {
            lines.add(unfinished.substring(0, end));
            unfinished.delete(0, end + 1);
        }
        return lines;
    }

    public boolean isOpen() {
        return connection.isOpen();
    }

    public void hangUp() {
        connection.hangUp();
        server.run();
    }
}
