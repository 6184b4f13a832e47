package com.termfleet.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.gateway.SessionRole;
import com.termfleet.gateway.message.Snapshot;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A terminal that is not connected to its broker lists no positions; its snapshot must close nothing on either side. */
class DisconnectedTerminalTest {

    private static final String NOT_CONNECTED = "HB|10000.00|10000.00|0|10000.00|0|1|0";
    private static final String CONNECTED = "HB|10000.00|10000.00|0|10000.00|0|1|1";

    private final EmbeddedConnection.World world = new EmbeddedConnection.World();

    @AfterEach
    void end() {
        world.close();
    }

    @ParameterizedTest
    @EnumSource(SessionRole.class)
    void its_snapshot_counts_for_nothing_and_is_asked_for_again_when_it_is_connected(SessionRole role) {
        EmbeddedConnection connection = world.connect().signIn(role, 1).send(NOT_CONNECTED, "SNAP|0", "SNAP_END");
        assertThat(connection.lines()).noneMatch(line -> line.startsWith("SNAP_REQ"));
        assertThat(snapshots(role)).isEmpty();

        connection.send(CONNECTED);

        assertThat(connection.lines()).contains("SNAP_REQ");
        connection.send("SNAP|0", "SNAP_END");
        assertThat(snapshots(role)).hasSize(1);
        connection.send(CONNECTED);
        assertThat(connection.lines()).doesNotContain("SNAP_REQ");
    }

    @ParameterizedTest
    @EnumSource(SessionRole.class)
    void the_snapshot_of_a_client_that_sends_no_heartbeats_counts(SessionRole role) {
        world.connect().signIn(role, 1).send("SNAP|0", "SNAP_END");

        assertThat(snapshots(role)).hasSize(1);
    }

    private List<Recorder.Event> snapshots(SessionRole role) {
        Recorder recorder = role == SessionRole.FOLLOWER ? world.followers : world.masters;
        return recorder.events().stream()
                .filter(event ->
                        event instanceof Recorder.Event.Received received && received.message() instanceof Snapshot)
                .toList();
    }
}
