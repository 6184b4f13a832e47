package com.termfleet.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.gateway.Session;
import com.termfleet.gateway.SessionListener.CloseReason;
import com.termfleet.gateway.SessionRole;
import com.termfleet.gateway.Sessions;
import com.termfleet.gateway.message.Heartbeat;
import com.termfleet.gateway.message.Outbound;
import com.termfleet.gateway.message.Snapshot;
import com.termfleet.gateway.server.GatewaySocketTest;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Money;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SessionTest {

    private static final String HB = "HB|10000.00|9990.50|120|9870.50|3|1|0";
    private static final String CONNECTED_HB = "HB|10000.00|9990.50|120|9870.50|3|1|1";

    private final EmbeddedConnection.World world = new EmbeddedConnection.World();

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    void a_heartbeat_is_answered_and_told_to_those_who_listen() {
        EmbeddedConnection connection = world.connect().signIn(SessionRole.FOLLOWER, 1);
        world.pass(Duration.ofSeconds(1));
        connection.send(HB);
        assertThat(connection.lines()).containsExactly("HB_OK|1767571201000");
        assertThat(world.followers.events())
                .contains(new Recorder.Event.Beat(
                        session(1),
                        new Heartbeat(
                                Money.of("10000.00"),
                                Money.of("9990.50"),
                                Money.of("120"),
                                Money.of("9870.50"),
                                3,
                                true,
                                false),
                        EmbeddedConnection.START.plusSeconds(1)));
    }

    @Test
    void with_heartbeats_a_session_lives_for_ever() {
        EmbeddedConnection connection = world.connect().signIn(SessionRole.FOLLOWER, 1, "ea=TermFleetFollower");
        for (int i = 0; i < 100; i++) {
            world.pass(Duration.ofMillis(5_900));
            connection.send(HB);
        }
        assertThat(connection.isOpen()).isTrue();
    }

    @Test
    void three_missed_heartbeats_end_a_session() {
        EmbeddedConnection connection =
                world.connect().signIn(SessionRole.FOLLOWER, 1).send(HB);
        world.pass(Duration.ofSeconds(6));
        assertThat(connection.isOpen()).isTrue();
        connection.send("PING|still here");
        connection.lines();
        world.pass(Duration.ofSeconds(1));
        assertThat(connection.lines()).containsExactly("BYE|HEARTBEATS_MISSED");
        assertThat(connection.isOpen()).isFalse();
        assertThat(world.followers.closeReasons()).containsExactly(CloseReason.HEARTBEATS_MISSED);
        assertThat(world.sessions.of(AccountId.of(1))).isEmpty();
    }

    @Test
    void who_names_its_expert_at_sign_in_is_held_to_heartbeats_from_the_start() {
        EmbeddedConnection connection = world.connect().signIn(SessionRole.MASTER, 1, "ea=TermFleetMaster");
        world.pass(Duration.ofSeconds(7));
        assertThat(connection.isOpen()).isFalse();
    }

    @Test
    void an_expert_of_system_a_which_knows_no_heartbeat_is_left_alone() {
        EmbeddedConnection connection = world.connect().signIn(SessionRole.MASTER, 1);
        world.pass(Duration.ofMinutes(10));
        assertThat(connection.isOpen()).isTrue();
    }

    @Test
    void a_ping_is_answered_with_the_same_words_and_the_time() {
        EmbeddedConnection connection =
                world.connect().signIn(SessionRole.MASTER, 1).send("PING|a b=c", "PONG|x|1");
        assertThat(connection.lines()).containsExactly("PONG|a b=c|1767571200000");
    }

    @Test
    void bad_lines_are_answered_and_forgiven_twenty_times_a_minute() {
        EmbeddedConnection connection = world.connect().signIn(SessionRole.FOLLOWER, 1);
        connection.send("CMD_OPEN|BUY|EURUSD|1|1|0|0|1", "HELLO", "PING", "CMD_CLOSE|é\u0001");
        connection.sendBytes(new byte[] {(byte) 0xFF, '\n'});
        assertThat(connection.lines())
                .extracting(line -> line.substring(0, line.indexOf('|', 4)))
                .containsExactly(
                        "ERR|NOT_ALLOWED", "ERR|UNKNOWN_COMMAND", "ERR|BAD_FIELD", "ERR|BAD_FIELD", "ERR|BAD_FIELD");
        for (int minute = 0; minute < 5; minute++) {
            world.pass(Duration.ofSeconds(61));
            for (int i = 0; i < 20; i++) {
                connection.send("rubbish");
            }
        }
        assertThat(connection.isOpen()).isTrue();
        connection.lines();
        connection.send("rubbish", "PING|1");
        assertThat(connection.lines()).singleElement().asString().startsWith("ERR|TOO_MANY_ERRORS|");
        assertThat(connection.isOpen()).isFalse();
        assertThat(world.followers.closeReasons()).containsExactly(CloseReason.TOO_MANY_ERRORS);
    }

    @Test
    void too_long_a_line_ends_the_session() {
        EmbeddedConnection connection =
                world.connect().signIn(SessionRole.FOLLOWER, 1).send("x".repeat(1_024), "PING|1");
        assertThat(connection.lines()).singleElement().asString().startsWith("ERR|LINE_TOO_LONG|");
        assertThat(connection.isOpen()).isFalse();
        assertThat(world.followers.closeReasons()).containsExactly(CloseReason.LINE_TOO_LONG);
    }

    @Test
    void a_snapshot_is_handed_on_whole() {
        world.connect()
                .signIn(SessionRole.FOLLOWER, 1)
                .send(
                        "SNAP|2",
                        "POS|7|BUY|EURUSD|0.1|1.1|0|0|comment=TF41",
                        CONNECTED_HB,
                        "POS|8|SELL|EURUSD|0.2|1.1|0|0",
                        "SNAP_END");
        assertThat(world.followers.messages())
                .singleElement()
                .isInstanceOfSatisfying(
                        Snapshot.class,
                        snapshot -> assertThat(snapshot.positions())
                                .extracting(position -> position.ticket().value())
                                .containsExactly(7L, 8L));
    }

    @Test
    void an_empty_snapshot_says_that_nothing_is_held() {
        world.connect().signIn(SessionRole.MASTER, 1).send("SNAP|0", "SNAP_END");
        assertThat(world.masters.messages()).containsExactly(new Snapshot(List.of()));
    }

    @Test
    void a_snapshot_of_the_wrong_size_is_asked_for_again() {
        EmbeddedConnection connection = world.connect().signIn(SessionRole.FOLLOWER, 1);
        connection.send("SNAP|2", "POS|7|BUY|EURUSD|0.1|1.1|0|0", "SNAP_END");
        assertThat(connection.lines())
                .containsExactly("SNAP_REQ", "ERR|BAD_FIELD|COUNT: 2 positions were announced, 1 came");
        connection.send("SNAP|0", "POS|7|BUY|EURUSD|0.1|1.1|0|0", "POS|8|BUY|EURUSD|0.1|1.1|0|0", "SNAP_END");
        assertThat(connection.lines())
                .containsExactly("SNAP_REQ", "ERR|BAD_FIELD|COUNT: 0 positions were announced, 2 came");
        connection.send("POS|7|BUY|EURUSD|0.1|1.1|0|0", "SNAP_END");
        assertThat(connection.lines()).hasSize(3).contains("SNAP_REQ");
        assertThat(world.followers.messages()).isEmpty();
    }

    @Test
    void a_snapshot_with_a_bad_position_is_not_taken_for_whole() {
        EmbeddedConnection connection = world.connect().signIn(SessionRole.FOLLOWER, 1);
        connection.send("SNAP|1", "POS|7|BUY|EURUSD|none|1.1|0|0", "SNAP_END");
        assertThat(connection.lines()).contains("SNAP_REQ");
        assertThat(world.followers.messages()).isEmpty();
    }

    @Test
    void who_does_not_read_is_passed_over_and_then_asked_for_what_it_has() {
        EmbeddedConnection connection = world.connect().signIn(SessionRole.FOLLOWER, 1);
        connection.peerReads(false);
        for (int i = 1; i <= 1_000; i++) {
            world.sessions.sendAll(List.of(new Sessions.Addressed(session(1), GatewaySocketTest.open(i))));
        }
        world.run();
        assertThat(connection.lines()).isEmpty();
        world.pass(Duration.ofSeconds(20));
        connection.peerReads(true);
        world.run();
        assertThat(connection.lines()).containsExactly("SNAP_REQ");
        world.pass(Duration.ofSeconds(60));
        assertThat(connection.lines()).isEmpty();
        assertThat(connection.isOpen()).isTrue();
    }

    @Test
    void who_does_not_read_for_thirty_seconds_is_closed() {
        EmbeddedConnection connection = world.connect().signIn(SessionRole.FOLLOWER, 1);
        connection.peerReads(false);
        world.pass(Duration.ofSeconds(30));
        assertThat(connection.isOpen()).isTrue();
        world.pass(Duration.ofSeconds(2));
        assertThat(connection.isOpen()).isFalse();
        assertThat(world.followers.closeReasons()).containsExactly(CloseReason.TOO_SLOW);
    }

    @Test
    void what_is_sent_too_fast_waits_and_is_not_lost() {
        EmbeddedConnection connection = world.connect().signIn(SessionRole.MASTER, 1);
        int lines = 25_000;
        connection.send("CMD_CANCEL|5\n".repeat(lines).stripTrailing());
        assertThat(world.masters.messages()).hasSize(10_000);
        world.pass(Duration.ofSeconds(1));
        assertThat(world.masters.messages()).hasSize(20_000);
        world.pass(Duration.ofSeconds(1));
        assertThat(world.masters.messages()).hasSize(lines);
    }

    @Test
    void a_session_can_be_ended_from_outside() {
        EmbeddedConnection connection = world.connect().signIn(SessionRole.FOLLOWER, 1);
        world.sessions.close(AccountId.of(1), CloseReason.REVOKED);
        world.sessions.close(AccountId.of(2), CloseReason.REVOKED);
        world.run();
        assertThat(connection.lines()).containsExactly("BYE|REVOKED");
        assertThat(world.followers.closeReasons()).containsExactly(CloseReason.REVOKED);
    }

    @Test
    void a_session_that_is_over_sends_nothing_more() {
        EmbeddedConnection connection = world.connect().signIn(SessionRole.FOLLOWER, 1);
        Session session = session(1);
        connection.close();
        session.send(new Outbound.SnapshotRequest());
        world.sessions.sendAll(List.of(new Sessions.Addressed(session, new Outbound.SnapshotRequest())));
        world.run();
        assertThat(connection.lines()).isEmpty();
        assertThat(world.followers.closeReasons()).containsExactly(CloseReason.DISCONNECTED);
    }

    @Property(tries = 200)
    void no_bytes_break_a_connection_without_an_answer(@ForAll @Size(max = 3_000) byte[] bytes) {
        try (EmbeddedConnection.World own = new EmbeddedConnection.World()) {
            EmbeddedConnection connection = own.connect().signIn(SessionRole.FOLLOWER, 1);
            connection.sendBytes(bytes).send("", "PING|after all that");
            List<String> lines = connection.lines();
            assertThat(lines).isNotEmpty();
            assertThat(lines.getLast()).startsWith(connection.isOpen() ? "PONG|after all that|" : "ERR|");
            assertThat(lines).allMatch(line -> line.startsWith("ERR|") || line.startsWith("PONG|"));
        }
    }

    private Session session(int account) {
        return world.sessions.of(AccountId.of(account)).orElseThrow();
    }
}
