package com.termfleet.copy.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.copy.subscription.SubscriptionLoops.Edge;
import com.termfleet.testing.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class SubscriptionLoopsTest {

    @Test
    void an_account_that_copies_itself_is_a_loop() {
        assertThat(SubscriptionLoops.closesLoop(new Edge("a", "a"), List.of())).isTrue();
    }

    @Test
    void two_accounts_that_copy_each_other_are_a_loop_also_through_others() {
        List<Edge> others = List.of(new Edge("a", "b"), new Edge("b", "c"));

        assertThat(SubscriptionLoops.closesLoop(new Edge("c", "a"), others)).isTrue();
        assertThat(SubscriptionLoops.closesLoop(new Edge("b", "a"), others)).isTrue();
    }

    @Test
    void several_masters_and_several_followers_are_none() {
        List<Edge> others = List.of(new Edge("a", "b"), new Edge("b", "c"), new Edge("a", "c"));

        assertThat(SubscriptionLoops.closesLoop(new Edge("d", "a"), others)).isFalse();
        assertThat(SubscriptionLoops.closesLoop(new Edge("a", "d"), others)).isFalse();
    }

    @Test
    void two_accounts_on_one_broker_login_are_one_account() {
        JdbcClient jdbc = JdbcClient.create(TestDatabase.fresh().dataSource());
        jdbc.sql("insert into users (email, role, password_hash) values ('a@b.c', 'ADMIN', 'x')")
                .update();
        account(jdbc, 1, "MASTER", "Broker-Live", "100");
        account(jdbc, 2, "FOLLOWER", "broker-live", "100");
        account(jdbc, 3, "FOLLOWER", "Broker-Live", "200");
        SubscriptionStore store = new SubscriptionStore(jdbc);

        String master = store.account(1).orElseThrow().broker();
        assertThat(store.account(2).orElseThrow().broker()).isEqualTo(master);
        assertThat(store.account(3).orElseThrow().broker()).isNotEqualTo(master);
    }

    private static void account(JdbcClient jdbc, long id, String role, String server, String login) {
        jdbc.sql("insert into accounts (id, name, owner_id, role, platform, server, login, token_sealed, token_hash)"
                        + " values (?, 'a', 1, ?, 'EXTERNAL', ?, ?, '', decode(?, 'hex'))")
                .param(id)
                .param(role)
                .param(server)
                .param(login)
                .param("0" + id)
                .update();
    }
}
