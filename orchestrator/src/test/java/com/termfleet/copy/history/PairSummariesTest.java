package com.termfleet.copy.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.access.Principal;
import com.termfleet.access.Role;
import com.termfleet.copy.ReasonCode;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Money;
import com.termfleet.kernel.UserId;
import com.termfleet.testing.TestDatabase;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class PairSummariesTest {

    private static final Instant TODAY = Instant.parse("2026-11-20T00:00:00Z");
    private static final Instant YESTERDAY = TODAY.minusSeconds(3_600);
    private static final Instant NOON = TODAY.plusSeconds(12 * 3_600);
    private static final Principal ADMIN = new Principal(new UserId(1), "admin@localhost", Role.ADMIN);
    private static final Principal ANNA = new Principal(new UserId(2), "anna@example.com", Role.FOLLOWER);
    private static final Principal BERT = new Principal(new UserId(3), "bert@example.com", Role.FOLLOWER);

    private final JdbcClient jdbc = JdbcClient.create(TestDatabase.fresh().dataSource());
    private final PairSummaries summaries = new PairSummaries(jdbc);
    private long nextId = 1;

    /** Account 1 is the admin's master, 2 is Anna's follower, 3 is Bert's. */
    @BeforeEach
    void three_accounts_of_three_people() {
        for (String email : new String[] {"admin@localhost", "anna@example.com", "bert@example.com"}) {
            jdbc.sql("insert into users (email, role, password_hash) values (?, 'FOLLOWER', 'x')")
                    .param(email)
                    .update();
        }
        for (int i = 1; i <= 3; i++) {
            jdbc.sql("insert into accounts (name, owner_id, role, platform, token_sealed, token_hash)"
                            + " values (?, ?, ?, 'EXTERNAL', '', ?)")
                    .params("a" + i, i, i == 1 ? "MASTER" : "FOLLOWER", new byte[] {(byte) i})
                    .update();
        }
    }

    @Test
    void what_is_open_counts_whenever_it_began_and_the_rest_only_since_then() {
        pair(2, "OPEN", YESTERDAY, null, null, null);
        pair(2, "PENDING", NOON, null, null, null);
        pair(2, "CLOSED", YESTERDAY, NOON, "5.00", null);
        pair(2, "CLOSED", YESTERDAY, YESTERDAY, "7.00", null);
        pair(2, "SKIPPED", NOON, null, null, "PAUSED");
        pair(2, "SKIPPED", YESTERDAY, null, null, "PAUSED");
        pair(2, "FAILED", NOON, null, null, "REFUSED");

        PairSummary summary = summaries.since(TODAY, null, ADMIN);

        assertThat(summary.pending()).isEqualTo(1);
        assertThat(summary.open()).isEqualTo(1);
        assertThat(summary.closed()).isEqualTo(1);
        assertThat(summary.skipped()).isEqualTo(1);
        assertThat(summary.failed()).isEqualTo(1);
        assertThat(summary.profits()).containsExactly(new PairSummary.Profit(AccountId.of(2), Money.of("5.00")));
    }

    @Test
    void orders_that_wait_count_whenever_they_began_and_cancelled_ones_only_since_then() {
        pair(2, "PLACED", YESTERDAY, null, null, null);
        pair(2, "PLACED", NOON, null, null, null);
        pair(2, "CANCELLED", YESTERDAY, NOON, null, "CANCELLED_WITH_MASTER");
        pair(2, "CANCELLED", YESTERDAY, YESTERDAY, null, "CANCELLED_WITH_MASTER");

        PairSummary summary = summaries.since(TODAY, null, ADMIN);

        assertThat(summary.placed()).isEqualTo(2);
        assertThat(summary.cancelled()).isEqualTo(1);
        assertThat(summary.reasons()).isEmpty();
    }

    @Test
    void profits_are_summed_exactly_and_apart_for_each_account() {
        pair(2, "CLOSED", NOON, NOON, "0.10", null);
        pair(2, "CLOSED", NOON, NOON, "0.20", null);
        pair(3, "CLOSED", NOON, NOON, "-4.05", null);

        assertThat(summaries.since(TODAY, null, ADMIN).profits())
                .containsExactly(
                        new PairSummary.Profit(AccountId.of(2), Money.of("0.30")),
                        new PairSummary.Profit(AccountId.of(3), Money.of("-4.05")));
    }

    @Test
    void reasons_come_with_the_latest_words_and_the_most_frequent_first() {
        pair(2, "FAILED", NOON, null, null, "REFUSED");
        pair(2, "SKIPPED", NOON, null, null, "EXPIRED");
        pair(2, "SKIPPED", NOON, null, null, "EXPIRED");

        assertThat(summaries.since(TODAY, null, ADMIN).reasons())
                .containsExactly(
                        new PairSummary.Cause(ReasonCode.EXPIRED, "EXPIRED of pair 6", 2),
                        new PairSummary.Cause(ReasonCode.REFUSED, "REFUSED of pair 2", 1));
    }

    @Test
    void people_see_their_own_copies_only() {
        pair(2, "CLOSED", NOON, NOON, "1.00", null);
        pair(3, "OPEN", NOON, null, null, null);

        assertThat(summaries.since(TODAY, null, ANNA).closed()).isEqualTo(1);
        assertThat(summaries.since(TODAY, null, ANNA).open()).isZero();
        assertThat(summaries.since(TODAY, null, BERT).open()).isEqualTo(1);
        assertThat(summaries.since(TODAY, 2L, BERT).closed()).isZero();
    }

    @Test
    void one_account_can_be_asked_for_as_master_or_as_follower() {
        pair(2, "OPEN", NOON, null, null, null);
        pair(3, "OPEN", NOON, null, null, null);

        assertThat(summaries.since(TODAY, 3L, ADMIN).open()).isEqualTo(1);
        assertThat(summaries.since(TODAY, 1L, ADMIN).open()).isEqualTo(2);
    }

    @Test
    void nothing_adds_up_to_nothing() {
        PairSummary summary = summaries.since(TODAY, null, ADMIN);

        assertThat(summary.open() + summary.closed()).isZero();
        assertThat(summary.profits()).isEmpty();
        assertThat(summary.reasons()).isEmpty();
    }

    private void pair(
            long follower,
            String status,
            Instant received,
            @Nullable Instant closed,
            @Nullable String profit,
            @Nullable String reason) {
        long trade = nextId++;
        jdbc.sql("""
                        insert into master_trades (id, master_account_id, ticket, symbol, type, price, volume, sl, tp, status,
                            remaining, received_at)
                        values (:id, 1, :id, 'EURUSD', 'BUY', 1.1, 0.1, 0, 0, 'OPEN', 0.1, :received)
                        """)
                .param("id", trade)
                .param("received", received.atOffset(ZoneOffset.UTC))
                .update();
        long pair = nextId++;
        jdbc.sql("""
                        insert into trade_pairs (id, master_trade_id, subscription_id, follower_account_id, user_id,
                            slave_symbol, ordered_type, slave_type, target_volume, share_volume, share_master_volume,
                            volume_step, profit, status, reason_code, reason, expires_at, decided_at, closed_at)
                        values (:id, :trade, 1, :follower, 1, 'EURUSD', 'BUY', 'BUY', 0.1, 0.1, 0.1, 0.01,
                            cast(:profit as numeric), :status, :code, :reason, :received, :received, :closed)
                        """)
                .param("id", pair)
                .param("trade", trade)
                .param("follower", follower)
                .param("profit", profit)
                .param("status", status)
                .param("code", reason)
                .param("reason", reason == null ? null : reason + " of pair " + pair)
                .param("received", received.atOffset(ZoneOffset.UTC))
                .param("closed", closed == null ? null : closed.atOffset(ZoneOffset.UTC))
                .update();
    }
}
