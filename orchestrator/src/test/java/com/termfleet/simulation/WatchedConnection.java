package com.termfleet.simulation;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Shows what passes through a connection to the checks and the story. */
record WatchedConnection(ServerConnection connection, Client client, World world) implements ServerConnection {

    @Override
    public void receive(byte[] bytes) {
        world.story.bytes("<- " + client.name(), bytes);
        connection.receive(bytes);
    }

    @Override
    public byte @Nullable [] take() {
        byte[] sent = connection.take();
        if (sent != null) {
            world.checks.serverSays(client, sent);
            world.coverage.serverSays(client, sent);
        }
        return sent;
    }

    @Override
    public boolean isOpen() {
        return connection.isOpen();
    }

    @Override
    public void hangUp() {
        connection.hangUp();
    }

    @Override
    public void holdUpFor(Duration duration) {
        connection.holdUpFor(duration);
    }
}
