package com.termfleet.copy.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.access.Principal;
import com.termfleet.access.Role;
import com.termfleet.kernel.PageRequest;
import com.termfleet.kernel.UserId;
import com.termfleet.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who sees which trades of masters. */
class MasterTradesTest {

    private static final Principal PROVIDER = new Principal(new UserId(1), "provider@example.com", Role.MASTER);
    private static final Principal FOLLOWER = new Principal(new UserId(2), "follower@example.com", Role.FOLLOWER);
    private static final Principal INVESTOR = new Principal(new UserId(3), "investor@example.com", Role.INVESTOR);
    private static final long MASTER = 1;

    private final JdbcClient jdbc = JdbcClient.create(TestDatabase.fresh().dataSource());
    private final MasterTrades trades = new MasterTrades(jdbc);

    /** The first has a master, the second a follower, the third no account. */
    @BeforeEach
    void three_people() {
        for (Principal person : List.of(PROVIDER, FOLLOWER, INVESTOR)) {
            jdbc.sql("insert into users (email, role, password_hash) values (?, ?, 'x')")
                    .params(person.email(), person.role().name())
                    .update();
        }
        account(1, "MASTER");
        account(2, "FOLLOWER");
        trade(1, Duration.ofHours(23));
        trade(2, Duration.ofHours(25));
    }

    private void account(long owner, String role) {
        jdbc.sql("insert into accounts (name, owner_id, role, platform, token_sealed, token_hash)"
                        + " values ('a', ?, ?, 'EXTERNAL', '', ?)")
                .params(owner, role, new byte[] {(byte) owner})
                .update();
    }

    private void trade(long id, Duration age) {
        jdbc.sql("""
                        insert into master_trades (id, master_account_id, ticket, symbol, type, price, volume, sl, tp, status,
                            remaining, received_at)
                        values (:id, 1, :id, 'EURUSD', 'BUY', 1.1, 0.1, 0, 0, 'OPEN', 0.1, :received)
                        """)
                .param("id", id)
                .param("received", Instant.now().minus(age).atOffset(ZoneOffset.UTC))
                .update();
    }

    private List<Long> seenBy(Principal person) {
        HistoryFilter ofMaster = new HistoryFilter(MASTER, null, null, null);
        return trades.list(ofMaster, person, new PageRequest(0, 50)).items().stream()
                .map(trade -> trade.id().value())
                .toList();
    }

    @Test
    void who_may_subscribe_to_a_master_sees_what_it_traded_in_the_last_day() {
        assertThat(seenBy(FOLLOWER)).containsExactly(1L);
    }

    @Test
    void the_masters_owner_sees_all_of_it() {
        assertThat(seenBy(PROVIDER)).containsExactly(2L, 1L);
    }

    @Test
    void who_has_no_account_that_could_follow_sees_none() {
        assertThat(seenBy(INVESTOR)).isEmpty();
        jdbc.sql("update accounts set deleted_at = now() where owner_id = 2").update();
        assertThat(seenBy(FOLLOWER)).isEmpty();
    }

    @Test
    void a_deleted_master_cannot_be_subscribed_to_and_shows_none() {
        jdbc.sql("update accounts set deleted_at = now() where id = 1").update();

        assertThat(seenBy(FOLLOWER)).isEmpty();
    }
}
