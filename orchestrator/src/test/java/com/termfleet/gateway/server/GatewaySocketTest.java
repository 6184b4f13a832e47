package com.termfleet.gateway.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.gateway.Session;
import com.termfleet.gateway.SessionListener.CloseReason;
import com.termfleet.gateway.SessionRole;
import com.termfleet.gateway.Sessions;
import com.termfleet.gateway.message.FollowerCommand;
import com.termfleet.gateway.message.FollowerMessage;
import com.termfleet.gateway.message.MasterAnswer;
import com.termfleet.gateway.message.MasterMessage;
import com.termfleet.gateway.message.Outbound;
import com.termfleet.gateway.session.Recorder;
import com.termfleet.gateway.session.TestGateway;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.OrderType;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.Symbol;
import com.termfleet.kernel.Ticket;
import com.termfleet.kernel.TradeId;
import com.termfleet.testing.LineClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

public class GatewaySocketTest {

    private final TestGateway gateway = TestGateway.start();

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void a_client_that_knows_only_the_lines_of_system_a_is_master_and_follower() throws Exception {
        try (LineClient master = gateway.signedIn(SessionRole.MASTER, 1);
                LineClient follower = LineClient.signedIn(gateway.server.port(), "SLAVE", "account-2")) {
            master.send("CMD_OPEN|BUY|EURUSD|1.10|0.29|0|0|1001");
            TestGateway.await("the signal", () -> !gateway.masters.messages().isEmpty());
            MasterMessage.Open open =
                    (MasterMessage.Open) gateway.masters.messages().getFirst();
            assertThat(open.lots()).isEqualTo(Lots.of("0.29"));

            gateway.session(1).send(new MasterAnswer.Ack("CMD_OPEN", open.ticket(), TradeId.of(7)));
            assertThat(master.next()).isEqualTo("ACK|CMD_OPEN|1001|7");

            gateway.session(2).send(open(41));
            assertThat(follower.next()).isEqualTo("CMD_OPEN|BUY|EURUSD|1.1|0.29|0|0|1001|id=41|ttl=5000|dev=20");
            follower.send("ACK_OPEN|1001|2001|0.29|BUY");
            TestGateway.await("the answer", () -> !gateway.followers.messages().isEmpty());
            assertThat(gateway.followers.messages().getFirst())
                    .isEqualTo(new FollowerMessage.OpenAck(
                            Ticket.of(1001), Ticket.of(2001), Lots.of("0.29"), OrderType.BUY, null, Price.NONE, 0));
        }
    }

    @Test
    void one_signal_reaches_every_follower_in_one_go() throws Exception {
        List<LineClient> followers = new ArrayList<>();
        try {
            List<Sessions.Addressed> lines = new ArrayList<>();
            for (int account = 1; account <= 50; account++) {
                followers.add(gateway.signedIn(SessionRole.FOLLOWER, account));
                lines.add(new Sessions.Addressed(gateway.session(account), open(account)));
            }
            gateway.sessions.sendAll(lines);
            for (int i = 0; i < followers.size(); i++) {
                assertThat(followers.get(i).next()).contains("|id=" + (i + 1) + "|");
            }
        } finally {
            for (LineClient follower : followers) {
                follower.close();
            }
        }
    }

    @Test
    void a_newer_connection_takes_over_and_the_old_one_counts_no_more() throws Exception {
        try (LineClient old = gateway.signedIn(SessionRole.MASTER, 1)) {
            Session first = gateway.session(1);
            try (LineClient current = gateway.signedIn(SessionRole.MASTER, 1)) {
                assertThat(old.awaitEnd()).containsExactly("BYE|REPLACED");
                Session second = gateway.session(1);
                assertThat(second.id()).isNotEqualTo(first.id());
                first.send(new Outbound.SnapshotRequest());
                second.send(new MasterAnswer.Ack("CMD_CLOSE", Ticket.of(5), TradeId.of(6)));
                assertThat(current.next()).isEqualTo("ACK|CMD_CLOSE|5|6");
                assertThat(gateway.masters.events())
                        .containsExactly(
                                new Recorder.Event.Opened(first),
                                new Recorder.Event.Closed(first, CloseReason.REPLACED),
                                new Recorder.Event.Opened(second));
            }
        }
    }

    @Test
    void one_that_does_not_read_delays_nobody_and_takes_no_memory() throws Exception {
        Socket small = new Socket();
        small.setReceiveBufferSize(16 * 1_024);
        small.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), gateway.server.port()));
        try (LineClient stuck = LineClient.over(small);
                LineClient reader = gateway.signedIn(SessionRole.FOLLOWER, 2)) {
            stuck.send("AUTH|FOLLOWER|account-1").await("AUTH_OK|");
            Session first = gateway.session(1);
            Session second = gateway.session(2);
            // Enough to fill the socket buffers of both sides, however large the system makes them.
            for (int i = 1; gateway.dropped() == 0; i++) {
                gateway.sessions.sendAll(List.of(
                        new Sessions.Addressed(first, open(i)),
                        new Sessions.Addressed(first, open(i)),
                        new Sessions.Addressed(second, open(i))));
                assertThat(reader.next()).contains("|id=" + i + "|");
            }
            for (int i = 1; i <= 10_000; i++) {
                gateway.sessions.sendAll(
                        List.of(new Sessions.Addressed(first, open(i)), new Sessions.Addressed(second, open(i))));
                assertThat(reader.next()).contains("|id=" + i + "|");
            }
            // What the sockets still took aside, none of the ten thousand was kept.
            assertThat(gateway.dropped()).isGreaterThan(9_000);
            assertThat(gateway.session(1)).isSameAs(first);

            // Now it reads again, and is asked for what it has.
            stuck.await("SNAP_REQ");
            first.send(new Outbound.SnapshotRequest());
            stuck.await("SNAP_REQ");
        }
    }

    @Test
    void random_bytes_from_one_disturb_no_other() throws Exception {
        Random random = new Random(7);
        try (LineClient other = gateway.signedIn(SessionRole.MASTER, 1)) {
            for (int i = 0; i < 50; i++) {
                byte[] bytes = new byte[random.nextInt(20_000)];
                random.nextBytes(bytes);
                try (LineClient stranger = gateway.connect()) {
                    stranger.sendBytes(bytes);
                } catch (SocketException e) {
                    // It was closed before it had said everything, as it should be.
                    assertThat(e).hasMessageMatching("(?i).*(broken pipe|reset).*");
                }
                assertThat(other.send("PING|" + i).next()).startsWith("PONG|" + i + "|");
            }
        }
        TestGateway.await("all connections gone", () -> gateway.connections() == 0);
    }

    @Test
    void the_last_words_arrive_even_when_more_was_sent_than_was_read() throws Exception {
        try (LineClient client = gateway.connect()) {
            client.send("y".repeat(60_000));
            assertThat(client.awaitEnd())
                    .containsExactly("ERR|LINE_TOO_LONG|a line has at most 1024 bytes with its line end");
        }
    }

    @Test
    void five_wrong_tokens_shut_the_address_out() throws Exception {
        for (int i = 0; i < 5; i++) {
            assertThat(answerTo("AUTH|FOLLOWER|guess")).startsWith("AUTH_FAIL|BAD_TOKEN|");
        }
        assertThat(answerTo("AUTH|FOLLOWER|guess")).startsWith("AUTH_FAIL|THROTTLED|");
    }

    @Test
    void a_stopped_gateway_says_goodbye_and_can_be_started_again() throws Exception {
        try (LineClient client = gateway.signedIn(SessionRole.MASTER, 1)) {
            gateway.server.stop();
            assertThat(client.awaitEnd()).containsExactly("BYE|SHUTDOWN");
            assertThat(gateway.masters.closeReasons()).containsExactly(CloseReason.SHUTDOWN);
        }
        gateway.server.start();
        gateway.signedIn(SessionRole.MASTER, 1).close();
    }

    private String answerTo(String line) throws IOException {
        try (LineClient client = gateway.connect()) {
            return client.send(line).next();
        }
    }

    public static FollowerCommand.Open open(long pair) {
        return new FollowerCommand.Open(
                OrderType.BUY,
                Symbol.of("EURUSD"),
                Price.of("1.10"),
                Lots.of("0.29"),
                Price.NONE,
                Price.NONE,
                Ticket.of(1001),
                pair,
                5_000,
                20);
    }
}
