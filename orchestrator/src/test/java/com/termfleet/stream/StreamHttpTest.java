package com.termfleet.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.access.Role;
import com.termfleet.access.Users;
import com.termfleet.account.Account;
import com.termfleet.account.Account.Platform;
import com.termfleet.account.Accounts;
import com.termfleet.account.NewAccount;
import com.termfleet.copy.CopyListener.PairChange;
import com.termfleet.copy.CopyListener.TradeChange;
import com.termfleet.copy.PairStatus;
import com.termfleet.kernel.PairId;
import com.termfleet.kernel.TradeId;
import com.termfleet.terminal.TerminalStates.Broker;
import com.termfleet.terminal.TerminalStates.Container;
import com.termfleet.terminal.TerminalStates.Expert;
import com.termfleet.testing.EventStream;
import com.termfleet.testing.Http.Answer;
import com.termfleet.testing.Server;
import com.termfleet.testing.Terminals;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class StreamHttpTest {

    private static Server server;
    private static Person master;
    private static Person follower;
    private static Person stranger;

    @BeforeAll
    static void start() {
        server = Server.start();
        master = person("master@example.com", com.termfleet.gateway.SessionRole.MASTER);
        follower = person("follower@example.com", com.termfleet.gateway.SessionRole.FOLLOWER);
        stranger = person("stranger@example.com", com.termfleet.gateway.SessionRole.FOLLOWER);
        server.bean(JdbcClient.class)
                .sql("""
                insert into master_trades (id, master_account_id, ticket, symbol, type, price, volume, sl, tp, status,
                    remaining, received_at)
                values (1001, :master, 555, 'EURUSD', 'BUY', 1.1, 0.5, 0, 0, 'OPEN', 0.5, now())
                """)
                .param("master", master.account().id().value())
                .update();
        server.bean(JdbcClient.class)
                .sql("""
                insert into trade_pairs (id, master_trade_id, user_id, follower_account_id, subscription_id,
                    slave_symbol, ordered_type, slave_type, target_volume, share_volume, share_master_volume,
                    volume_step, status, expires_at, decided_at)
                values (1002, 1001, :user, :follower, 1, 'EURUSD', 'BUY', 'BUY', 0.5, 0.5, 0.5, 0.01, 'PENDING', now(), now())
                """)
                .param("user", follower.account().owner().value())
                .param("follower", follower.account().id().value())
                .update();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void nobody_follows_without_signing_in() {
        Answer answer = server.http().get("/api/v1/stream");

        assertThat(answer.status()).isEqualTo(401);
    }

    @Test
    void greets_whoever_begins_to_follow() {
        try (EventStream events = follow(master)) {
            assertThat(events.next("hello").get("at").asString()).endsWith("Z");
        }
    }

    @Test
    void shows_a_terminal_as_the_accounts_api_does_to_its_owner() {
        try (EventStream events = follow(follower)) {
            events.next("hello");

            changed(follower, Container.RUNNING, Broker.AUTHORIZED, Expert.ALIVE);

            var terminal = events.next("terminal");
            assertThat(terminal.get("id").asLong())
                    .isEqualTo(follower.account().id().value());
            assertThat(terminal.get("ownerEmail").asString()).isEqualTo("follower@example.com");
            assertThat(terminal.get("containerState").asString()).isEqualTo("RUNNING");
            assertThat(terminal.get("expertState").asString()).isEqualTo("ALIVE");
        }
    }

    @Test
    void asks_those_who_saw_an_account_that_is_deleted_to_fetch_anew() {
        Person leaving = person("leaving@example.com", com.termfleet.gateway.SessionRole.FOLLOWER);
        try (EventStream owner = follow(leaving);
                EventStream admin = admin();
                EventStream other = follow(stranger)) {
            owner.next("hello");
            admin.next("hello");
            other.next("hello");

            server.bean(Accounts.class).delete(leaving.account().id());
            changed(stranger, Container.RUNNING, Broker.AUTHORIZED, Expert.ALIVE);

            assertThat(owner.next("resync").isObject()).isTrue();
            assertThat(admin.next("resync").isObject()).isTrue();
            assertThat(other.nextOfAnyName()).isEqualTo("terminal");
        }
    }

    @Test
    void tells_the_owner_and_the_admin_when_a_terminal_needs_somebody() {
        try (EventStream owner = follow(follower);
                EventStream admin = admin()) {
            owner.next("hello");
            admin.next("hello");

            changed(follower, Container.RUNNING, Broker.REJECTED, Expert.NONE);

            assertThat(owner.next("alert").get("severity").asString()).isEqualTo("CRITICAL");
            assertThat(admin.next("alert").get("accountId").asLong())
                    .isEqualTo(follower.account().id().value());
            changed(follower, Container.RUNNING, Broker.AUTHORIZED, Expert.ALIVE);
        }
    }

    @Test
    void shows_a_pair_and_its_trade_to_both_sides_and_to_nobody_else() {
        try (EventStream ofMaster = follow(master);
                EventStream ofFollower = follow(follower);
                EventStream ofStranger = follow(stranger)) {
            ofMaster.next("hello");
            ofFollower.next("hello");
            ofStranger.next("hello");

            copied(server);
            changed(stranger, Container.RUNNING, Broker.AUTHORIZED, Expert.ALIVE);

            for (EventStream side : List.of(ofMaster, ofFollower)) {
                var pair = side.next("pair");
                assertThat(pair.get("id").asLong()).isEqualTo(1002);
                assertThat(pair.at("/master/ticket").asLong()).isEqualTo(555);
                assertThat(pair.get("targetVolume").asString()).isEqualTo("0.5");
            }
            // His own news comes after theirs, so theirs did not go to him.
            assertThat(ofStranger.nextOfAnyName()).startsWith("terminal");
        }
    }

    @Test
    void sends_the_masters_trade_with_how_its_copies_stand() {
        try (EventStream events = follow(master)) {
            events.next("hello");

            copied(server);

            var trade = events.next("trade");
            assertThat(trade.get("id").asLong()).isEqualTo(1001);
            assertThat(trade.at("/pairs/pending").asInt()).isEqualTo(1);
        }
    }

    @Test
    void an_object_that_changes_many_times_at_once_is_sent_once_as_it_is_in_the_end() {
        try (EventStream events = follow(stranger)) {
            events.next("hello");

            for (int i = 0; i < 50; i++) {
                changed(stranger, Container.STARTING, Broker.UNKNOWN, Expert.NONE);
            }
            changed(stranger, Container.RUNNING, Broker.AUTHORIZED, Expert.ALIVE);

            assertThat(events.next("terminal").get("containerState").asString()).isEqualTo("RUNNING");
        }
    }

    @Test
    void asks_to_fetch_anew_what_was_missed_while_the_database_was_away() {
        try (Server alone = Server.start();
                EventStream events = EventStream.open(alone.http().basic(Server.ADMIN, Server.PASSWORD))) {
            events.next("hello");

            alone.database().goAway();
            copied(alone);
            events.next("resync");
            alone.database().comeBack();
        }
    }

    @Test
    void ends_the_streams_of_a_server_that_stops_instead_of_waiting_for_them() {
        Server other = Server.start();
        try (EventStream events = EventStream.open(other.http().basic(Server.ADMIN, Server.PASSWORD))) {
            events.next("hello");

            other.close();

            assertThat(events.endsWithoutFurtherEvents()).isTrue();
        }
    }

    private record Person(String email, String password, Account account) {}

    private static Person person(String email, com.termfleet.gateway.SessionRole role) {
        Users.Created user = server.bean(Users.class).create(email, Role.FOLLOWER);
        Account account = server.bean(Accounts.class)
                .create(new NewAccount(email, user.user().id(), role, Platform.EXTERNAL, null, null, null, null, null))
                .account();
        return new Person(email, user.password(), account);
    }

    private static EventStream follow(Person person) {
        return EventStream.open(server.http().basic(person.email(), person.password()));
    }

    private static EventStream admin() {
        return EventStream.open(server.http().basic(Server.ADMIN, Server.PASSWORD));
    }

    private static void changed(Person person, Container container, Broker broker, Expert expert) {
        server.bean(StreamHub.class)
                .changed(Terminals.terminal(person.account().id().value(), container, broker, expert));
    }

    private static void copied(Server server) {
        StreamHub hub = server.bean(StreamHub.class);
        hub.tradesChanged(
                List.of(new TradeChange(new TradeId(1001), master.account().id())));
        hub.pairsChanged(List.of(new PairChange(
                new PairId(1002),
                new TradeId(1001),
                master.account().id(),
                follower.account().id(),
                PairStatus.PENDING,
                null)));
    }
}
