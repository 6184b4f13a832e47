package com.termfleet.copy.processor;

import static com.termfleet.copy.processor.Rig.FOLLOWER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.termfleet.copy.PairStatus;
import com.termfleet.copy.ReasonCode;
import com.termfleet.copy.journal.Archive;
import com.termfleet.copy.journal.IdBlock;
import com.termfleet.copy.journal.JournalException;
import com.termfleet.copy.journal.OpenTrades;
import com.termfleet.copy.journal.PostgresArchive;
import com.termfleet.copy.journal.PostgresJournal;
import com.termfleet.copy.pause.PauseMode;
import com.termfleet.copy.pause.Pauses;
import com.termfleet.copy.processor.state.CopyEvent;
import com.termfleet.copy.subscription.Subscription;
import com.termfleet.copy.trade.MasterTrade;
import com.termfleet.copy.trade.Stops;
import com.termfleet.copy.trade.TradePair;
import com.termfleet.destination.Order;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.Money;
import com.termfleet.kernel.OrderType;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.SubscriptionId;
import com.termfleet.kernel.Symbol;
import com.termfleet.kernel.Ticket;
import com.termfleet.kernel.TradeId;
import com.termfleet.signal.Recipients;
import com.termfleet.signal.Signal;
import com.termfleet.signal.SignalSink.Refusal;
import com.termfleet.signal.TicketSnapshot;
import com.termfleet.testing.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The journal over real PostgreSQL: what was stored is what is read, and what it does not take is told apart. */
class PostgresJournalTest {

    private final TestDatabase database = TestDatabase.fresh();
    private final Archive archive = new PostgresArchive(database.dataSource());
    private final PostgresJournal journal = new PostgresJournal(database.dataSource(), Duration.ofSeconds(5));
    private Rig rig;

    @BeforeEach
    void one_master_and_one_follower() throws SQLException {
        run("insert into users (email, role, password_hash) values ('a@b.c', 'ADMIN', 'x')");
        for (int i = 1; i <= 3; i++) {
            run("insert into accounts (name, owner_id, role, platform, token_sealed, token_hash) values ('a" + i
                    + "', 1, '" + (i == 1 ? "MASTER" : "FOLLOWER") + "', 'EXTERNAL', '', decode('0" + i + "', 'hex'))");
        }
        run("insert into subscriptions (master_account_id, follower_account_id, sizing_mode, sizing_value, reverse,"
                + " min_lot_to_copy, force_min_lot, symbol_map, copy_stop_loss, copy_take_profit, max_signal_age_ms,"
                + " existing_positions) values (1, 2, 'MULTIPLIER', 1.5, false, 0, false, '{\"GOLD\":\"XAUUSD\"}', true,"
                + " true, 5000, 'SKIP')");
        rig = new Rig(journal, archive);
        rig.run();
    }

    @AfterEach
    void close() {
        journal.close();
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private TradePair only() {
        return journal.load().allPairs().iterator().next();
    }

    @Test
    void subscriptions_are_read_with_their_symbol_map() {
        Subscription subscription =
                journal.load().subscriptionsOf(Rig.MASTER).iterator().next();

        assertThat(subscription.follower()).isEqualTo(FOLLOWER);
        assertThat(subscription.terms().sizing().value()).isEqualByComparingTo("1.5");
        assertThat(subscription.terms().symbolMap()).hasSize(1);
    }

    @Test
    void risk_limits_of_accounts_and_subscriptions_are_read() throws SQLException {
        run("update subscriptions set risk = '{\"maxLot\":\"0.5\"}'");
        run("insert into account_limits (account_id, limits) values (2, '{\"maxOpenPositions\":3}')");
        OpenTrades loaded = journal.load();

        assertThat(loaded.limitsOf(FOLLOWER).counts().maxOpenPositions()).isEqualTo(3);
        assertThat(loaded.subscriptionsOf(Rig.MASTER))
                .allSatisfy(subscription ->
                        assertThat(subscription.terms().risk().sizes().maxLot()).isEqualTo(Lots.of("0.5")));
    }

    @Test
    void pauses_are_read_at_their_levels() throws SQLException {
        run("insert into pauses (account_id, mode, opens_since) values (0, 'FROZEN', now()), (1, null, now()),"
                + " (2, 'CLOSE_ONLY', now())");

        Pauses pauses = journal.load().pauses();

        assertThat(pauses.all().mode()).isEqualTo(PauseMode.FROZEN);
        assertThat(pauses.of(Rig.MASTER).mode()).isNull();
        assertThat(pauses.of(FOLLOWER).mode()).isEqualTo(PauseMode.CLOSE_ONLY);
    }

    @Test
    void skipped_copies_of_what_the_master_still_holds_are_read_with_their_removed_subscription() throws SQLException {
        rig.connect(FOLLOWER);
        rig.open(100, "0.001");
        run("update subscriptions set removed_at = now(), closing = 'KEEP'");

        assertThat(only().status()).isEqualTo(PairStatus.SKIPPED);
        assertThat(journal.load().subscription(only().route().subscription())).isNotNull();
    }

    @Test
    void a_price_limit_is_read_back() throws SQLException {
        run("update subscriptions set existing_positions = 'COPY_IF_NOT_BETTER'");
        rig = new Rig(journal, archive);
        rig.run();

        rig.masterHolds(rig.held(100, "0.10", rig.clock.instant().minus(Duration.ofHours(1))));

        assertThat(only().wanted().noWorse()).isTrue();
    }

    @Test
    void what_the_copies_of_a_subscription_earned_is_stored_with_their_close() {
        SubscriptionId id =
                journal.load().subscriptionsOf(Rig.MASTER).iterator().next().id();
        rig.figures.has(FOLLOWER, "5000", "USD", rig.clock.instant());
        rig.run(new CopyEvent.ResultsWanted(Set.of(id)));
        rig.connect(FOLLOWER);
        rig.copied(100, "0.10");
        rig.close(100);
        rig.closed(rig.sentClose(), "0");

        assertThat(journal.load().balances().of(id)).isEqualTo(Money.of("5009.50"));
        Rig again = new Rig(journal, archive);
        again.run(new CopyEvent.ResultsWanted(Set.of(id)));
        assertThat(again.losses.results().of(id)).isNotNull();
    }

    @Test
    void what_was_committed_is_read_back_the_same() {
        rig.connect(FOLLOWER);
        rig.open(100, "0.10");
        Order.Open order = rig.sentOpen();
        assertThat(order.lots()).isEqualTo(Lots.of("0.15"));
        TradePair pending = only();
        assertThat(pending.id()).isEqualTo(order.pair());
        assertThat(pending.status()).isEqualTo(PairStatus.PENDING);

        rig.opened(order, 9100);
        rig.partial(100, "0.05", "0.05");
        TradePair open = only();
        assertThat(open.status()).isEqualTo(PairStatus.OPEN);
        assertThat(Objects.requireNonNull(open.held()).ticket()).isEqualTo(Ticket.of(9100));
        assertThat(open.wanted().volume()).isEqualTo(Lots.of("0.08"));
        assertThat(open.stamps().sentAt()).isEqualTo(rig.clock.instant());
        MasterTrade trade = archive.trade(open.route().trade()).orElseThrow();
        assertThat(archive.pair(order.pair()).map(pair -> pair.following(trade.remaining())))
                .contains(open);
        assertThat(trade.remaining()).isEqualTo(Lots.of("0.05"));
        assertThat(journal.load().trade(trade.key())).isEqualTo(trade);

        rig.closed(rig.sentClose(), "0.08");
        rig.close(100);
        rig.closed(rig.sentClose(), "0");
        assertThat(journal.load().allPairs()).noneMatch(TradePair::isLive);
        TradePair closed = archive.pair(order.pair()).orElseThrow();
        assertThat(closed.status()).isEqualTo(PairStatus.CLOSED);
        assertThat(Objects.requireNonNull(Objects.requireNonNull(closed.held()).profit())
                        .amount())
                .isEqualByComparingTo("19.00");
        assertThat(Objects.requireNonNull(closed.reason()).code()).isEqualTo(ReasonCode.CLOSED_WITH_MASTER);
    }

    /** Planned for empty tables, a commit would read the whole history until statistics are gathered. */
    @Test
    void rows_are_found_by_their_keys_however_small_the_tables_were_at_first() throws SQLException {
        rig.connect(FOLLOWER);
        for (int ticket = 100; ticket < 110; ticket++) {
            rig.open(ticket, "0.10");
            rig.opened(rig.sentOpen(), 9000 + ticket);
        }

        // What a connection has counted is to be seen once it is gone.
        journal.close();

        await().until(() -> scans("idx_scan") > 0);
        assertThat(scans("seq_scan")).isZero();
    }

    private long scans(String kind) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select " + kind + " from pg_stat_user_tables where relname = 'trade_pairs'")) {
            row.next();
            return row.getLong(1);
        }
    }

    @Test
    void a_repeated_ticket_of_long_ago_is_answered_with_the_trade_it_made_then() {
        Rig.Answer first = rig.open(100, "0.10");
        rig.close(100);
        Rig after = new Rig(journal, archive);
        after.run();

        Rig.Answer repeat = after.open(100, "0.10");

        assertThat(repeat.trade).isEqualTo(first.trade);
        assertThat(after.sent()).isEmpty();
        assertThat(after.close(100).trade).isEqualTo(first.trade);
    }

    @Test
    void numbers_are_never_given_twice_even_by_two_journals() {
        PostgresJournal other = new PostgresJournal(database.dataSource(), Duration.ofSeconds(5));
        try {
            List<IdBlock> blocks =
                    List.of(journal.reserveIds(), other.reserveIds(), journal.reserveIds(), other.reserveIds());

            assertThat(blocks.stream()
                            .flatMapToLong(block -> LongStream.range(block.first(), block.first() + block.count())))
                    .doesNotHaveDuplicates();
        } finally {
            other.close();
        }
    }

    @Test
    void a_pending_order_and_what_becomes_of_it_are_read_back_the_same() {
        PendingOrderEvents master = new PendingOrderEvents(rig);
        rig.connect(FOLLOWER);
        master.place(100, OrderType.BUY_LIMIT);
        rig.opened(rig.sentOpen(), 9100);
        assertThat(only().status()).isEqualTo(PairStatus.PLACED);
        assertThat(Objects.requireNonNull(only().held()).type()).isEqualTo(OrderType.BUY_LIMIT);
        MasterTrade.Key position = new MasterTrade.Key(Rig.MASTER, Ticket.of(200));
        assertThat(journal.load().trade(position)).isNull();

        master.modify(100, "1.05", "1.0", "0");
        master.fill(100, 200);
        MasterTrade filled = Objects.requireNonNull(journal.load().trade(position));
        assertThat(filled.ticket()).isEqualTo(Ticket.of(100));
        assertThat(filled.status()).isEqualTo(MasterTrade.Status.OPEN);
        assertThat(filled.opening().price()).isEqualTo(Price.of("1.05"));
        assertThat(filled.price()).isEqualTo(PendingOrderEvents.FILL);
        assertThat(archive.trades(Rig.MASTER, List.of(Ticket.of(200)))).containsExactly(filled);
        assertThat(only().isCancelDue()).isTrue();

        rig.cancelled((Order.Cancel) rig.sent().getLast());
        assertThat(only().held()).isNull();
        rig.opened(rig.sentOpen(), 9200);
        assertThat(only().status()).isEqualTo(PairStatus.OPEN);
        rig.close(200);
        rig.closed(rig.sentClose(), "0");
        assertThat(journal.load().allPairs()).noneMatch(TradePair::isLive);
    }

    @Test
    void a_removed_subscription_is_read_as_long_as_a_copy_of_it_waits_as_an_order() throws SQLException {
        PendingOrderEvents master = new PendingOrderEvents(rig);
        rig.connect(FOLLOWER);
        master.place(100, OrderType.BUY_LIMIT);
        rig.opened(rig.sentOpen(), 9100);
        run("update subscriptions set removed_at = now(), closing = 'AS_MASTER'");

        assertThat(journal.load().subscription(only().route().subscription())).isNotNull();
    }

    @Test
    void a_cancelled_order_is_read_back_the_same() {
        PendingOrderEvents master = new PendingOrderEvents(rig);
        rig.connect(FOLLOWER);
        master.place(100, OrderType.SELL_STOP);
        Order.Open open = rig.sentOpen();
        rig.opened(open, 9100);
        master.cancel(100);
        rig.cancelled(rig.sentCancel());

        TradePair ended = archive.pair(open.pair()).orElseThrow();
        assertThat(ended.status()).isEqualTo(PairStatus.CANCELLED);
        assertThat(archive.trade(ended.route().trade()).orElseThrow().status()).isEqualTo(MasterTrade.Status.CANCELLED);
    }

    @Test
    void copies_in_doubt_are_found_also_of_a_trade_that_has_ended() {
        rig.connect(FOLLOWER);
        rig.open(100, "0.1");
        rig.sentOpen();
        rig.pass(Duration.ofMinutes(1));
        rig.close(100);

        Instant opened = rig.clock.instant().minus(Duration.ofMinutes(2));
        assertThat(archive.inDoubt(FOLLOWER, opened))
                .singleElement()
                .satisfies(pair -> assertThat(pair.isInDoubt()).isTrue());
        assertThat(archive.inDoubt(FOLLOWER, rig.clock.instant())).isEmpty();
        assertThat(archive.inDoubt(Rig.OTHER, opened)).isEmpty();
    }

    @Test
    void a_trade_that_is_still_held_in_part_is_read_back_so() {
        rig.open(100, "0.1");
        rig.close(100);
        rig.run(new CopyEvent.MasterLists(
                new TicketSnapshot(Rig.MASTER, rig.clock.instant(), Symbol.of("EURUSD"), Set.of(Ticket.of(100)))));

        assertThat(archive.trades(Rig.MASTER, List.of(Ticket.of(100))))
                .singleElement()
                .satisfies(trade -> assertThat(trade.heldInPart()).isTrue());
    }

    @Test
    void for_whom_a_trade_is_is_read_back() {
        Recipients recipients = new Recipients(Set.of(FOLLOWER, Rig.OTHER), true);
        rig.signal(new Signal.Open(
                rig.origin(100),
                OrderType.BUY,
                Symbol.of("EURUSD"),
                Price.of("1.1"),
                Lots.of("0.1"),
                Price.NONE,
                Price.NONE,
                recipients));
        rig.open(101, "0.1");

        assertThat(archive.trades(Rig.MASTER, List.of(Ticket.of(100), Ticket.of(101))))
                .extracting(trade -> trade.opening().recipients())
                .containsExactlyInAnyOrder(recipients, null);
    }

    @Test
    void bad_data_is_told_apart_from_a_database_that_is_away() {
        MasterTrade stranger = MasterTrade.opened(
                new TradeId(journal.reserveIds().first()),
                new MasterTrade.Key(com.termfleet.kernel.AccountId.of(99), Ticket.of(1)),
                new MasterTrade.Opening(Symbol.of("EURUSD"), OrderType.BUY, Price.of("1.1"), Lots.of("0.1")),
                new Stops(Price.NONE, Price.NONE),
                null,
                rig.clock.instant());
        assertThatThrownBy(() -> journal.commit(List.of(stranger), List.of(), List.of(), Map.of()))
                .isInstanceOfSatisfying(
                        JournalException.class, e -> assertThat(e.kind()).isEqualTo(JournalException.Kind.DATA));

        database.goAway();
        assertThatThrownBy(journal::reserveIds)
                .isInstanceOfSatisfying(
                        JournalException.class, e -> assertThat(e.kind()).isEqualTo(JournalException.Kind.UNAVAILABLE));
        database.comeBack();
        assertThat(journal.reserveIds().count()).isPositive();
    }

    @Test
    void while_the_database_is_away_signals_are_refused_and_afterwards_it_goes_on_by_itself() {
        rig.connect(FOLLOWER);
        rig.open(100, "0.10");
        Order.Open order = rig.sentOpen();
        database.goAway();

        assertThat(rig.open(101, "0.10").refusal).isEqualTo(Refusal.UNAVAILABLE);
        rig.opened(order, 9100);
        rig.pass(Duration.ofSeconds(30));
        assertThat(rig.open(102, "0.10").refusal).isEqualTo(Refusal.UNAVAILABLE);

        database.comeBack();
        rig.pass(Duration.ofSeconds(6));
        assertThat(rig.isReady()).isTrue();
        assertThat(only().status()).as("the answer given meanwhile").isEqualTo(PairStatus.OPEN);
        assertThat(rig.open(101, "0.10").trade).isNotNull();
    }
}
