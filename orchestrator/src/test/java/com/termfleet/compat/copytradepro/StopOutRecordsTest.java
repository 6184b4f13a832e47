package com.termfleet.compat.copytradepro;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.copy.BrokerStopOut;
import com.termfleet.copy.StopOutReached;
import com.termfleet.gateway.Session;
import com.termfleet.gateway.SessionListener;
import com.termfleet.gateway.SessionRole;
import com.termfleet.gateway.Sessions;
import com.termfleet.gateway.message.ExpertNotice;
import com.termfleet.gateway.message.Outbound;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.SubscriptionId;
import com.termfleet.testing.FakeSession;
import com.termfleet.testing.TestDatabase;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class StopOutRecordsTest {

    private static final Instant NOW = Instant.parse("2026-01-05T10:00:00Z");
    private static final AccountId ACCOUNT = AccountId.of(1);

    private final JdbcClient jdbc = JdbcClient.create(TestDatabase.fresh().dataSource());
    private final FakeSession expert = FakeSession.ofExpert("a", 1, SessionRole.FOLLOWER);
    private final FakeSession v1 = new FakeSession("b", 2, SessionRole.FOLLOWER);
    private final List<Object> events = new ArrayList<>();
    private final StopOutRecords records =
            new StopOutRecords(jdbc, events::add, new TwoSessions(), Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void a_stop_out_of_the_broker_is_stored_and_told() {
        jdbc.sql("insert into users (email, role, password_hash) values ('a@b', 'ADMIN', 'x')")
                .update();
        jdbc.sql("insert into accounts (name, owner_id, role, platform, token_hash) values"
                        + " ('a', (select min(id) from users), 'FOLLOWER', 'EXTERNAL', '\\x01')")
                .update();
        AccountId account = AccountId.of(
                jdbc.sql("select id from accounts").query(Long.class).single());
        records.add(account, "margin level 20%");

        assertThat(jdbc.sql("select text from copytradepro_stop_outs where account_id = ?")
                        .param(account.value())
                        .query(String.class)
                        .list())
                .containsExactly("margin level 20%");
        assertThat(events).containsExactly(new BrokerStopOut(account, NOW, "margin level 20%"));
    }

    @Test
    void a_stop_out_of_the_whole_account_that_closes_all_stops_its_expert() {
        records.stopped(new StopOutReached(ACCOUNT, null, NOW, true, "equity below 900"));

        assertThat(expert.sent()).containsExactly(new ExpertNotice.Stop());
    }

    @Test
    void any_other_stop_out_does_not() {
        records.stopped(new StopOutReached(ACCOUNT, null, NOW, false, "daily loss"));
        records.stopped(new StopOutReached(ACCOUNT, SubscriptionId.of(3), NOW, true, "daily loss"));
        records.stopped(new StopOutReached(AccountId.of(2), null, NOW, true, "equity below 900"));

        assertThat(expert.sent()).isEmpty();
        assertThat(v1.sent()).isEqualTo(List.<Outbound>of());
    }

    /** One of each dialect. */
    private final class TwoSessions implements Sessions {

        @Override
        public Optional<Session> of(AccountId account) {
            return all(account).stream().findFirst();
        }

        @Override
        public List<Session> all(AccountId account) {
            return List.of(account.equals(ACCOUNT) ? expert : v1);
        }

        @Override
        public int count() {
            return 2;
        }

        @Override
        public void sendAll(List<Addressed> messages) {
            messages.forEach(message -> message.session().send(message.message()));
        }

        @Override
        public void close(AccountId account, SessionListener.CloseReason reason) {
            throw new AssertionError("a stop-out closes no session");
        }
    }
}
