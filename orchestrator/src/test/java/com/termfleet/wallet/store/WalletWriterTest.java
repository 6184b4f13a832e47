package com.termfleet.wallet.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.ConflictException;
import com.termfleet.testing.TestDatabase;
import com.termfleet.wallet.ledger.MemberId;
import com.termfleet.wallet.ledger.Wallet;
import com.termfleet.wallet.ledger.WalletEntry;
import com.termfleet.wallet.ledger.WalletEvent;
import com.termfleet.wallet.ledger.WalletEvent.Earned;
import com.termfleet.wallet.ledger.WalletEvent.Invested;
import com.termfleet.wallet.ledger.WalletEvent.Transferred;
import com.termfleet.wallet.ledger.WalletEvent.Withdrawn;
import com.termfleet.wallet.ledger.WalletId;
import com.termfleet.wallet.store.WalletWriter.Origin;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class WalletWriterTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final MemberId ANN = new MemberId("ann");
    private static final MemberId BEN = new MemberId("ben");
    private static final Origin NOBODY = new Origin(null, null);

    private final DataSource database = TestDatabase.fresh().dataSource();
    private final JdbcClient jdbc = JdbcClient.create(database);
    private final WalletStore store = new WalletStore(jdbc);
    private final WalletEntries entries = new WalletEntries(jdbc);
    private final WalletWriter writer = writer(new BookedWallets(entries));
    private final WalletId wallet = WalletId.of(1);

    private WalletWriter writer(BookedWallets booked) {
        TransactionTemplate transactions = new TransactionTemplate(new JdbcTransactionManager(database));
        return new WalletWriter(store, entries, booked, transactions, Clock.fixed(NOON, ZoneOffset.UTC));
    }

    @BeforeEach
    void two_members() {
        jdbc.sql("insert into users (email, role, password_hash) values ('a@b.c', 'MASTER', 'x')")
                .update();
        jdbc.sql("insert into accounts (name, owner_id, role, platform, token_sealed, token_hash)"
                        + " values ('a', 1, 'MASTER', 'EXTERNAL', '', '')")
                .update();
        store.create(AccountId.of(1), "USD", new SmallestUnit(2), NOON);
        for (MemberId member : List.of(ANN, BEN)) {
            writer.add(wallet, new Member(member, member + "@example.com", null, NOON), null, NOBODY);
        }
    }

    @Test
    void of_investments_at_the_same_time_none_is_lost() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                MemberId member = i % 2 == 0 ? ANN : BEN;
                // Each over memory of its own, as another server would.
                WalletWriter own = writer(new BookedWallets(entries));
                running.add(threads.submit(() -> own.apply(wallet, (_, _) -> new Invested(member, 100), NOBODY)));
            }
            for (Future<?> one : running) {
                one.get();
            }
        }

        assertThat(booked().of(ANN).invested()).isEqualTo(2_000);
        assertThat(booked().of(BEN).invested()).isEqualTo(2_000);
        assertThat(all()).hasSize(40);
        assertThat(row().lastSeq()).isEqualTo(40);
    }

    @Test
    void what_was_refused_leaves_no_trace() {
        apply(new Invested(ANN, 100), null);

        assertThatThrownBy(() -> apply(new Withdrawn(ANN, 101), null)).isInstanceOf(RuntimeException.class);

        assertThat(all()).hasSize(1);
        assertThat(row().lastSeq()).isEqualTo(1);
    }

    @Test
    void a_repeated_investment_counts_once() {
        apply(new Invested(ANN, 100), "key-1");
        apply(new Invested(BEN, 300), null);

        WalletWriter.Applied again = apply(new Invested(ANN, 100), "key-1");

        assertThat(again.after().of(ANN).invested()).isEqualTo(100);
        assertThat(again.after().of(BEN).invested()).isEqualTo(300);
        assertThat(all()).hasSize(2);
    }

    @Test
    void a_key_is_refused_for_another_change() {
        apply(new Invested(ANN, 100), "key-1");

        assertThatThrownBy(() -> apply(new Invested(ANN, 200), "key-1"))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("new key");
        assertThatThrownBy(() -> apply(new Invested(BEN, 100), "key-1")).isInstanceOf(ConflictException.class);
    }

    @Test
    void a_repeated_withdrawal_of_everything_is_no_second_one() {
        apply(new Invested(ANN, 100), null);
        apply(new Withdrawn(ANN, 100), "out");

        WalletWriter.Applied again = apply(new Withdrawn(ANN, 100), "out");

        assertThat(again.before().of(ANN).value()).isEqualTo(100);
        assertThat(again.after().of(ANN).withdrawn()).isEqualTo(100);
    }

    @Test
    void a_member_with_a_first_investment_is_added_once() {
        Member carl = new Member(new MemberId("carl"), "carl@example.com", null, NOON);
        Origin origin = new Origin("join-carl", null);
        WalletWriter.Change first = (_, _) -> new Invested(carl.id(), 500);
        writer.add(wallet, carl, first, origin);

        writer.add(wallet, carl, first, origin);

        assertThat(booked().of(carl.id()).invested()).isEqualTo(500);
        assertThatThrownBy(() -> writer.add(wallet, carl, first, NOBODY))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("carl already");
    }

    @Test
    void profit_that_is_pending_belongs_to_those_who_held_units_before_an_investment() {
        apply(new Invested(ANN, 100_000), null);
        report(NOON, 100_000, 100_000, 0);
        report(NOON.plusSeconds(5), 100_000, 110_000, 0);

        WalletWriter.Applied applied = apply(new Invested(BEN, 110_000), null);

        assertThat(applied.after().of(ANN).profit()).isEqualTo(10_000);
        assertThat(applied.after().of(BEN).units())
                .isEqualByComparingTo(applied.after().of(ANN).units());
        assertThat(all()).extracting(WalletEntry::event).contains(new Earned(10_000));
        assertThat(row().pending()).isZero();
    }

    @Test
    void pending_profit_is_shown_before_it_is_an_entry() {
        apply(new Invested(ANN, 300_000), null);
        apply(new Invested(BEN, 700_000), null);
        report(NOON, 1_050_000, 1_050_000, 50_000);

        Wallet now = row().current(booked());

        assertThat(now.of(ANN).profit()).isEqualTo(15_000);
        assertThat(now.of(BEN).profit()).isEqualTo(35_000);
        assertThat(all()).hasSize(2);
    }

    @Test
    void at_the_end_of_a_day_profit_becomes_an_entry_of_that_day() {
        apply(new Invested(ANN, 100_000), null);
        report(NOON, 100_000, 100_000, 0);
        report(NOON.plusSeconds(3_600), 100_000, 101_000, 0);
        report(NOON.plusSeconds(86_400), 100_000, 103_000, 0);

        assertThat(all().getLast()).isEqualTo(new WalletEntry(2, NOON.plusSeconds(3_600), new Earned(1_000)));
        assertThat(row().pending()).isEqualTo(2_000);
    }

    @Test
    void money_that_arrives_at_the_broker_is_no_profit() {
        report(NOON, 0, 0, 0);
        apply(new Invested(ANN, 300_000), null);
        apply(new Invested(BEN, 700_000), null);

        report(NOON.plusSeconds(5), 1_000_000, 1_000_000, 0);
        report(NOON.plusSeconds(10), 1_000_000, 1_050_000, 0);

        Wallet now = row().current(booked());
        assertThat(now.of(ANN).profit()).isEqualTo(15_000);
        assertThat(now.expected()).isEmpty();
        assertThat(all()).extracting(WalletEntry::event).contains(new Transferred(1_000_000));
    }

    @Test
    void the_ledger_alone_gives_the_wallet_again() {
        apply(new Invested(ANN, 300_000), null);
        report(NOON, 300_000, 300_000, 0);
        report(NOON.plusSeconds(5), 300_000, 290_001, 0);
        apply(new Invested(BEN, 7_777), null);
        apply(new Withdrawn(ANN, 12_345), null);

        assertThat(new BookedWallets(entries).of(row())).isEqualTo(WalletEntry.replay(Wallet.EMPTY, all()));
        assertThat(booked().value()).isEqualTo(300_000 - 9_999 + 7_777 - 12_345);
    }

    @Test
    void the_ledger_cannot_be_changed() {
        apply(new Invested(ANN, 100), null);

        assertThatThrownBy(
                        () -> jdbc.sql("update wallet_entries set amount = 1").update())
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> jdbc.sql("delete from wallet_entries").update())
                .isInstanceOf(DataAccessException.class);
    }

    private WalletWriter.Applied apply(WalletEvent event, @Nullable String key) {
        return writer.apply(
                wallet,
                (_, current) -> {
                    Wallet _ = current.after(event);
                    return event;
                },
                new Origin(key, null));
    }

    private void report(Instant at, long balance, long equity, long floating) {
        writer.report(wallet, _ -> new Amounts(at, balance, equity, floating, null));
    }

    private WalletRow row() {
        return store.find(wallet).orElseThrow();
    }

    private List<WalletEntry> all() {
        return entries.between(wallet, 0, Long.MAX_VALUE);
    }

    private Wallet booked() {
        return new BookedWallets(entries).of(row());
    }
}
