package com.termfleet.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.gateway.Session;
import com.termfleet.gateway.SessionListener.CloseReason;
import com.termfleet.gateway.SessionRole;
import com.termfleet.gateway.message.MasterMessage;
import com.termfleet.kernel.AccountId;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthHandlerTest {

    private final EmbeddedConnection.World world = new EmbeddedConnection.World();

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    void who_signs_in_is_told_session_heartbeat_and_time() {
        EmbeddedConnection connection = world.connect();
        connection.send("AUTH|MASTER|account-1|login=50001|ea=TermFleetMaster|mode=HEDGING|currency=USD|server=Demo");
        Session session = world.sessions.of(AccountId.of(1)).orElseThrow();
        assertThat(connection.lines()).containsExactly("AUTH_OK|" + session.id() + "|2000|1767571200000");
        assertThat(session.introduction())
                .isEqualTo(new Session.Introduction("127.0.0.1", "50001", "Demo", "TermFleetMaster", "HEDGING", "USD"));
        assertThat(world.masters.events()).containsExactly(new Recorder.Event.Opened(session));
    }

    @Test
    void the_session_id_begins_with_the_name_of_what_is_kept_of_the_account() {
        world.followers.remember("e7");
        EmbeddedConnection connection = world.connect();
        connection.send("AUTH|FOLLOWER|account-1|ea=TermFleetFollower");
        assertThat(connection.lines()).singleElement().asString().matches("AUTH_OK\\|e7\\.[^.|]+\\|2000\\|.*");
    }

    @Test
    void lines_sent_along_with_auth_are_heard_after_it() {
        EmbeddedConnection connection = world.connect();
        connection.send("AUTH|MASTER|account-1\nPING|1\nCMD_CANCEL|5\nCMD_CANCEL|6");
        assertThat(connection.lines()).hasSize(2).last().asString().startsWith("PONG|1|");
        assertThat(world.masters.messages())
                .extracting(message -> ((MasterMessage) message).ticket().value())
                .containsExactly(5L, 6L);
    }

    @ParameterizedTest
    @CsvSource({
        "AUTH|MASTER|nonsense, BAD_TOKEN",
        "AUTH|MASTER|revoked, REVOKED",
        "AUTH|MASTER|account-1|login=666, WRONG_LOGIN"
    })
    void a_refusal_names_its_reason_and_ends_the_connection(String line, String code) {
        EmbeddedConnection connection = world.connect().send(line);
        assertThat(connection.lines()).singleElement().asString().startsWith("AUTH_FAIL|" + code + "|");
        assertThat(connection.isOpen()).isFalse();
        assertThat(world.masters.events()).isEmpty();
        assertThat(world.sessions.count()).isZero();
    }

    @Test
    void when_it_cannot_be_found_out_whose_token_it_is_the_token_is_not_called_bad() {
        EmbeddedConnection connection = world.connect().send("AUTH|MASTER|database-away");
        assertThat(connection.lines()).containsExactly("BYE|UNAVAILABLE");
        assertThat(connection.isOpen()).isFalse();
    }

    @Test
    void without_auth_a_connection_lasts_ten_seconds() {
        EmbeddedConnection connection = world.connect();
        world.pass(Duration.ofMillis(9_900));
        assertThat(connection.isOpen()).isTrue();
        world.pass(Duration.ofMillis(200));
        assertThat(connection.lines()).singleElement().asString().startsWith("ERR|AUTH_REQUIRED|");
        assertThat(connection.isOpen()).isFalse();
    }

    @Test
    void once_signed_in_the_ten_seconds_are_forgotten() {
        EmbeddedConnection connection = world.connect().signIn(SessionRole.MASTER, 1);
        world.pass(Duration.ofMinutes(2));
        assertThat(connection.isOpen()).isTrue();
    }

    @Test
    void other_lines_before_auth_are_refused_and_auth_still_works() {
        EmbeddedConnection connection = world.connect().send("PING|1", "CMD_CANCEL|1", "AUTH|MASTER");
        assertThat(connection.lines())
                .extracting(line -> line.substring(4, line.indexOf('|', 4)))
                .containsExactly("AUTH_REQUIRED", "AUTH_REQUIRED", "BAD_FIELD");
        connection.signIn(SessionRole.MASTER, 1);
    }

    @Test
    void the_twenty_first_bad_line_within_a_minute_ends_the_connection() {
        EmbeddedConnection connection = world.connect();
        for (int i = 0; i < 20; i++) {
            connection.send("rubbish");
        }
        assertThat(connection.isOpen()).isTrue();
        assertThat(connection.lines()).hasSize(20);
        connection.send("rubbish");
        assertThat(connection.lines()).singleElement().asString().startsWith("ERR|TOO_MANY_ERRORS|");
        assertThat(connection.isOpen()).isFalse();
    }

    @Test
    void five_failures_a_minute_shut_the_address_out_for_five_minutes() {
        for (int i = 0; i < 5; i++) {
            world.connect().send("AUTH|MASTER|guess-" + i);
        }
        assertThat(answerToAGuess()).startsWith("AUTH_FAIL|THROTTLED|");
        world.pass(Duration.ofSeconds(299));
        assertThat(answerToAGuess()).startsWith("AUTH_FAIL|THROTTLED|");
        world.pass(Duration.ofSeconds(2));
        assertThat(answerToAGuess()).startsWith("AUTH_FAIL|BAD_TOKEN|");
    }

    @Test
    void a_valid_token_is_served_from_an_address_that_is_shut_out() {
        for (int i = 0; i < 6; i++) {
            world.connect().send("AUTH|MASTER|guess-" + i);
        }
        world.connect().signIn(SessionRole.MASTER, 1);
    }

    private String answerToAGuess() {
        return world.connect().send("AUTH|MASTER|guess").lines().getFirst();
    }

    @Test
    void a_session_that_was_open_before_goes_on_while_its_address_is_shut_out() {
        EmbeddedConnection connection = world.connect().signIn(SessionRole.MASTER, 1);
        for (int i = 0; i < 6; i++) {
            world.connect().send("AUTH|MASTER|guess-" + i);
        }
        assertThat(connection.send("PING|1").lines()).hasSize(1);
    }

    @Test
    void a_newer_connection_opens_only_when_the_older_has_been_closed() {
        EmbeddedConnection old = world.connect().signIn(SessionRole.MASTER, 1);
        Session first = world.sessions.of(AccountId.of(1)).orElseThrow();
        EmbeddedConnection middle = world.connect().send("AUTH|MASTER|account-1");
        EmbeddedConnection newest = world.connect().send("AUTH|MASTER|account-1");

        // The old one's event loop has not come to it yet: until then it is the one that counts.
        assertThat(newest.lines()).isEmpty();
        world.run();
        world.run();
        world.run();

        assertThat(old.lines()).containsExactly("BYE|REPLACED");
        assertThat(middle.lines()).containsExactly("BYE|REPLACED");
        assertThat(newest.lines()).singleElement().asString().startsWith("AUTH_OK|");
        Session second = world.sessions.of(AccountId.of(1)).orElseThrow();
        assertThat(world.masters.events())
                .containsExactly(
                        new Recorder.Event.Opened(first),
                        new Recorder.Event.Closed(first, CloseReason.REPLACED),
                        new Recorder.Event.Opened(second));
        assertThat(world.sessions.count()).isEqualTo(1);
    }

    @Test
    void a_newcomer_waits_for_the_open_session_although_the_connection_between_them_went_away() {
        world.connect().signIn(SessionRole.MASTER, 1);
        Session first = world.sessions.of(AccountId.of(1)).orElseThrow();
        world.connect().send("AUTH|MASTER|account-1").close();
        EmbeddedConnection newest = world.connect().send("AUTH|MASTER|account-1");

        assertThat(newest.lines()).isEmpty();
        world.run();
        world.run();
        world.run();

        Session second = world.sessions.of(AccountId.of(1)).orElseThrow();
        assertThat(world.masters.events())
                .containsExactly(
                        new Recorder.Event.Opened(first),
                        new Recorder.Event.Closed(first, CloseReason.REPLACED),
                        new Recorder.Event.Opened(second));
    }

    @Test
    void nothing_that_a_replaced_connection_sent_counts() {
        EmbeddedConnection old = world.connect().signIn(SessionRole.MASTER, 1);
        world.connect().send("AUTH|MASTER|account-1");
        world.run();
        old.send("CMD_CANCEL|5", "HB|1|1|1|1|1|1|1");
        world.run();
        assertThat(world.masters.messages()).isEmpty();
        assertThat(world.masters.events()).noneMatch(Recorder.Event.Beat.class::isInstance);
    }

    @Test
    void a_connection_that_went_away_while_it_waited_for_its_turn_leaves_nothing_behind() {
        EmbeddedConnection old = world.connect().signIn(SessionRole.MASTER, 1);
        EmbeddedConnection waiting = world.connect().send("AUTH|MASTER|account-1");
        waiting.close();
        world.run();
        world.run();
        assertThat(old.isOpen()).isFalse();
        assertThat(world.sessions.count()).isZero();
        assertThat(world.masters.closeReasons()).isEqualTo(List.of(CloseReason.REPLACED));
        world.connect().signIn(SessionRole.MASTER, 1);
    }
}
