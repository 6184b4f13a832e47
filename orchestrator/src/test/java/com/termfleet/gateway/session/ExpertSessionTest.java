package com.termfleet.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.gateway.Session;
import com.termfleet.gateway.SessionListener.CloseReason;
import com.termfleet.gateway.SessionRole;
import com.termfleet.gateway.message.ExpertNotice;
import com.termfleet.gateway.message.ExpertRequest;
import com.termfleet.gateway.message.FollowerMessage;
import com.termfleet.gateway.message.MasterMessage;
import com.termfleet.gateway.message.TicketList;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Ticket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Sessions in the CopyTradePro dialect. */
class ExpertSessionTest {

    private static final String SIGNAL = "SIGNAL_OPEN|BUY|EURUSD|1.1|0.1|0|0|";

    private final EmbeddedConnection.World world = new EmbeddedConnection.World();

    @AfterEach
    void close() {
        world.close();
    }

    private EmbeddedConnection expert(String key) {
        EmbeddedConnection connection = world.connect().send("AUTH:" + key);
        assertThat(connection.lines()).containsExactly("AUTH_OK");
        return connection;
    }

    @Test
    void the_key_tells_account_and_role() {
        expert("master-7");
        Session session = world.sessions.of(AccountId.of(7)).orElseThrow();

        assertThat(session.role()).isEqualTo(SessionRole.MASTER);
    }

    @Test
    void a_wrong_key_is_told_in_one_word_and_the_connection_closed() {
        EmbeddedConnection connection = world.connect().send("AUTH:nobodys");
        world.pass(Duration.ofSeconds(2));

        assertThat(connection.lines()).containsExactly("AUTH_FAILED");
        assertThat(connection.isOpen()).isFalse();
    }

    @Test
    void a_key_that_cannot_be_checked_now_is_not_called_wrong() {
        EmbeddedConnection connection = world.connect().send("AUTH:database-away");
        world.pass(Duration.ofSeconds(2));

        assertThat(connection.lines()).isEmpty();
        assertThat(connection.isOpen()).isFalse();
    }

    @Test
    void guessing_is_throttled_and_valid_keys_are_admitted_all_the_same() {
        for (int i = 0; i < 6; i++) {
            assertThat(world.connect().send("AUTH:guess" + i).lines()).containsExactly("AUTH_FAILED");
        }
        expert("follower-2");
    }

    @Test
    void bytes_that_are_cut_anywhere_make_the_same_lines() {
        byte[] bytes = ("AUTH:master-1\r\n\r\n" + SIGNAL + "1001\n\nMASTER_SNAPSHOT:1001\r\n")
                .getBytes(StandardCharsets.UTF_8);
        for (int cut = 0; cut <= bytes.length; cut++) {
            try (EmbeddedConnection.World own = new EmbeddedConnection.World()) {
                own.connect()
                        .sendBytes(Arrays.copyOf(bytes, cut))
                        .sendBytes(Arrays.copyOfRange(bytes, cut, bytes.length));
                own.run();
                assertThat(own.masters.messages()).as("cut at " + cut).hasSize(2);
                assertThat(own.masters.messages().getFirst()).isInstanceOf(MasterMessage.Open.class);
                assertThat(own.masters.messages().getLast()).isEqualTo(new TicketList(List.of(Ticket.of(1001))));
            }
        }
    }

    @Test
    void stray_control_characters_and_another_alphabet_lose_no_answer() {
        EmbeddedConnection connection = expert("follower-2");
        byte[] text = "\0\rACK_OPEN_FAIL|5|\u00cd\u00ee\n".getBytes(StandardCharsets.ISO_8859_1);
        connection.sendBytes(text);

        assertThat(world.followers.messages())
                .singleElement()
                .isInstanceOfSatisfying(
                        FollowerMessage.Nack.class,
                        nack -> assertThat(nack.masterTicket()).isEqualTo(Ticket.of(5)));
    }

    @Test
    void a_snapshot_may_be_longer_than_other_lines() {
        StringBuilder line = new StringBuilder("SLAVE_SNAPSHOT:");
        for (int i = 1; i <= 1_000; i++) {
            line.append(i == 1 ? "" : ",").append(1_000_000_000L + i);
        }
        expert("follower-2").send(line.toString());

        assertThat(world.followers.messages())
                .singleElement()
                .isInstanceOfSatisfying(
                        TicketList.class, list -> assertThat(list.tickets()).hasSize(1_000));
    }

    @Test
    void a_line_without_end_closes_the_connection() {
        EmbeddedConnection connection = expert("follower-2");
        connection.sendBytes(new byte[LineFramer.LONGEST_TOLERATED_LINE]);
        world.pass(Duration.ofSeconds(2));

        assertThat(connection.isOpen()).isFalse();
        assertThat(world.followers.closeReasons()).containsExactly(CloseReason.LINE_TOO_LONG);
    }

    @Test
    void experts_of_one_master_live_side_by_side_each_with_its_own_end() {
        EmbeddedConnection euro = expert("master-1");
        EmbeddedConnection pound = expert("master-1");
        world.run();
        assertThat(world.sessions.all(AccountId.of(1))).hasSize(2);
        assertThat(world.sessions.count()).isEqualTo(2);

        euro.send(SIGNAL + 1);
        pound.send(SIGNAL + 2);
        pound.close();
        world.run();
        euro.send(SIGNAL + 3);

        assertThat(world.masters.messages()).hasSize(3);
        assertThat(world.sessions.all(AccountId.of(1))).hasSize(1);
        assertThat(world.sessions.of(AccountId.of(1))).isPresent();
    }

    @Test
    void a_session_of_version_1_takes_the_place_of_all_of_them_and_they_of_it() {
        EmbeddedConnection one = expert("master-1");
        EmbeddedConnection two = expert("master-1");
        EmbeddedConnection v1 = world.connect().send("AUTH|MASTER|account-1");
        world.pass(Duration.ofSeconds(2));
        assertThat(one.isOpen()).isFalse();
        assertThat(two.isOpen()).isFalse();
        assertThat(v1.lines()).singleElement().asString().startsWith("AUTH_OK|");

        EmbeddedConnection back = world.connect().send("AUTH:master-1");
        world.pass(Duration.ofSeconds(2));
        assertThat(v1.lines()).containsExactly("BYE|REPLACED");
        assertThat(back.lines()).containsExactly("AUTH_OK");
    }

    @Test
    void a_follower_has_one_session() {
        EmbeddedConnection first = expert("follower-2");
        EmbeddedConnection second = world.connect().send("AUTH:follower-2");
        world.pass(Duration.ofSeconds(2));

        assertThat(first.isOpen()).isFalse();
        assertThat(second.lines()).containsExactly("AUTH_OK");
        assertThat(world.followers.closeReasons()).containsExactly(CloseReason.REPLACED);
    }

    @Test
    void revoking_an_account_ends_all_its_sessions() {
        EmbeddedConnection one = expert("master-1");
        EmbeddedConnection two = expert("master-1");
        world.sessions.close(AccountId.of(1), CloseReason.REVOKED);
        world.pass(Duration.ofSeconds(2));

        assertThat(one.isOpen()).isFalse();
        assertThat(two.isOpen()).isFalse();
        assertThat(world.sessions.count()).isZero();
    }

    @Test
    void beyond_64_charts_the_oldest_ends() {
        EmbeddedConnection oldest = expert("master-1");
        for (int i = 0; i < 64; i++) {
            expert("master-1");
        }
        world.pass(Duration.ofSeconds(2));

        assertThat(oldest.isOpen()).isFalse();
        assertThat(world.sessions.all(AccountId.of(1))).hasSize(64);
    }

    @Test
    void two_minutes_of_silence_end_a_session_that_has_pinged() {
        EmbeddedConnection silent = expert("master-1").send("PING");
        EmbeddedConnection alive = expert("master-3").send("CMD_PRICE|EURUSD|1|1");
        EmbeddedConnection neverPinged = expert("follower-2");
        world.pass(Duration.ofSeconds(100));
        assertThat(silent.isOpen()).isTrue();
        alive.send("CMD_PRICE|EURUSD|1|1");
        world.pass(Duration.ofSeconds(25));

        assertThat(silent.isOpen()).isFalse();
        assertThat(alive.isOpen()).isTrue();
        assertThat(neverPinged.isOpen()).isTrue();
        assertThat(world.masters.closeReasons()).containsExactly(CloseReason.HEARTBEATS_MISSED);
    }

    @Test
    void requests_go_to_the_platform_and_its_answers_to_the_expert() {
        EmbeddedConnection connection =
                expert("follower-2").send("SUBSCRIBE:MST-1").send("CHECK_STATUS");
        assertThat(world.requests.all())
                .containsExactly(new ExpertRequest.Subscribe("MST-1"), new ExpertRequest.CheckStatus());

        world.sessions.of(AccountId.of(2)).orElseThrow().send(new ExpertNotice.Subscribed());
        world.run();
        assertThat(connection.lines()).containsExactly("SUBSCRIBE_OK");
    }

    @Test
    void bad_lines_are_not_answered_and_too_many_of_them_end_the_session() {
        EmbeddedConnection connection = expert("follower-2");
        for (int i = 0; i < 21; i++) {
            connection.send("HELLO|" + i);
        }
        world.pass(Duration.ofSeconds(2));

        assertThat(connection.lines()).isEmpty();
        assertThat(connection.isOpen()).isFalse();
        assertThat(world.followers.closeReasons()).containsExactly(CloseReason.TOO_MANY_ERRORS);
    }
}
