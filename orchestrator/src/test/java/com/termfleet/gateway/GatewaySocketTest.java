package com.termfleet.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.gateway.SessionListener.CloseReason;
import com.termfleet.gateway.message.FollowerCommand;
import com.termfleet.gateway.message.FollowerMessage;
import com.termfleet.gateway.message.MasterAnswer;
import com.termfleet.gateway.message.MasterMessage;
import com.termfleet.gateway.message.Outbound;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.OrderType;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.Symbol;
import com.termfleet.kernel.Ticket;
import com.termfleet.kernel.TradeId;
import com.termfleet.testing.LineClient;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GatewaySocketTest {

    private final TestGateway gateway = TestGateway.start();

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void a_client_that_knows_only_the_lines_of_system_a_is_master_and_follower() throws Exception {
        try (LineClient master = gateway.signedIn(Role.MASTER, 1);
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
                followers.add(gateway.signedIn(Role.FOLLOWER, account));
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
        try (LineClient old = gateway.signedIn(Role.MASTER, 1)) {
            Session first = gateway.session(1);
            try (LineClient current = gateway.signedIn(Role.MASTER, 1)) {
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

    static FollowerCommand.Open open(long pair) {
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
