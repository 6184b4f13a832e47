package com.termfleet.copy.losses;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.copy.StopOutReached;
import com.termfleet.copy.limits.AccountLimits;
import com.termfleet.copy.limits.LimitsJson;
import com.termfleet.figures.AccountFigures;
import com.termfleet.figures.Funds;
import com.termfleet.figures.SymbolMatch;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Money;
import com.termfleet.kernel.PageRequest;
import com.termfleet.kernel.Symbol;
import com.termfleet.kernel.UserId;
import com.termfleet.risk.stop.StopOut;
import com.termfleet.testing.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What becomes of losses on an account with loss limits, with a real database. */
class LossWatchTest {

    private static final AccountId ACCOUNT = AccountId.of(1);
    private static final PageRequest ALL = new PageRequest(0, 50);

    private final TestDatabase database = TestDatabase.fresh();
    private final JdbcClient jdbc = JdbcClient.create(database.dataSource());
    private final LossStore store =
            new LossStore(jdbc, new TransactionTemplate(new JdbcTransactionManager(database.dataSource())));
    private final List<AccountId> closed = new ArrayList<>();
    private final List<StopOutReached> events = new ArrayList<>();
    private Instant now = Instant.parse("2026-03-02T08:00:00Z");
    private @Nullable Funds funds;
    private String limits = "{}";
    private LossBook book = new LossBook();
    private LossWatch watch = newWatch();

    @BeforeEach
    void an_account_of_a_follower() {
        jdbc.sql("insert into users (email, role, password_hash) values ('a@b.c', 'ADMIN', 'x')")
                .update();
        jdbc.sql("insert into accounts (name, owner_id, role, platform, token_sealed, token_hash)"
                        + " values ('a', 1, 'FOLLOWER', 'EXTERNAL', '', decode('01', 'hex'))")
                .update();
    }

    private LossWatch newWatch() {
        return new LossWatch(
                store,
                book,
                () -> List.of(LossLimits.of(new AccountLimits(ACCOUNT, LimitsJson.ofStored(limits)))),
                new LossLevels(new Reported(), book.results()),
                new ResultPolling(book.results(), asked -> {}, asked -> {}),
                new VirtualTime(),
                scope -> closed.add(scope.account()),
                events::add);
    }

    private final class Reported implements AccountFigures {

        @Override
        public Optional<Funds> funds(AccountId account) {
            return Optional.ofNullable(funds);
        }

        @Override
        public SymbolMatch symbol(AccountId account, Symbol wanted) {
            return new SymbolMatch.NothingAnnounced();
        }

        @Override
        public Optional<String> brokerLogin(AccountId account) {
            return Optional.empty();
        }
    }

    private final class VirtualTime extends Clock {

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("UTC only");
        }
    }

    /** As after a SIGKILL. */
    private void restart() {
        book = new LossBook();
        watch = newWatch();
        watch.leadershipTaken();
    }

    private void limited(String json) {
        limits = json;
        watch.leadershipTaken();
    }

    private void reports(String balance, String equity) {
        reports(balance, equity, null);
    }

    private void reports(String balance, String equity, @Nullable String deposits) {
        now = now.plusSeconds(2);
        Money money = Money.of(equity);
        Money deposited = deposits == null ? null : Money.of(deposits);
        funds = new Funds(Money.of(balance), money, money, "USD", now, Duration.ofSeconds(6), null, deposited);
        watch.look();
    }

    private List<StopOut> active() {
        return book.stopOuts(ACCOUNT).stream()
                .filter(stopOut -> stopOut.isActive(now))
                .toList();
    }

    @Test
    void a_drawdown_of_the_day_stops_the_account_and_closes_what_is_open() {
        limited("{\"drawdownStops\": [{\"period\": \"DAY\", \"percent\": \"5\", \"close\": true}]}");
        reports("10000", "10000");
        reports("10000", "9500.01");
        assertThat(active()).isEmpty();

        reports("10000", "9500");
        assertThat(active()).hasSize(1);
        assertThat(closed).containsExactly(ACCOUNT);
        assertThat(events)
                .singleElement()
                .satisfies(event -> assertThat(event.text()).contains("500"));
        reports("9500", "9400");
        assertThat(active()).hasSize(1);
        assertThat(closed).hasSize(1);
    }

    @Test
    void a_stop_out_of_the_day_ends_with_the_day_even_if_the_server_was_away() {
        limited("{\"drawdownStops\": [{\"period\": \"DAY\", \"amount\": \"500\"}]}");
        reports("10000", "10000");
        reports("9400", "9400");
        assertThat(active()).hasSize(1);
        assertThat(closed).isEmpty();

        now = Instant.parse("2026-03-03T00:00:00Z");
        restart();
        reports("9400", "9400");
        assertThat(active()).isEmpty();
        assertThat(store.of(ACCOUNT, ALL)).hasSize(1);
    }

    @Test
    void after_a_restart_the_account_is_still_stopped_and_closed_once_more() {
        limited("{\"equityBelow\": \"9000\"}");
        reports("10000", "8000");
        assertThat(closed).containsExactly(ACCOUNT);

        restart();
        watch.look();
        assertThat(active()).hasSize(1);
        assertThat(closed).containsExactly(ACCOUNT, ACCOUNT);
        assertThat(store.of(ACCOUNT, ALL)).hasSize(1);
    }

    @Test
    void a_stop_out_counts_from_the_moment_the_lead_is_taken_although_its_limit_was_removed() {
        limited("{\"drawdownStops\":[{\"period\":\"DAY\",\"percent\":5}]}");
        reports("10000", "10000");
        reports("10000", "9400");
        limits = "{}";

        restart();

        assertThat(book.isFree(ACCOUNT, null)).isFalse();
    }

    @Test
    void where_the_day_began_is_known_after_a_restart() {
        limited("{\"drawdownStops\": [{\"period\": \"DAY\", \"amount\": \"500\"}]}");
        reports("10000", "10000");
        reports("9700", "9700");

        restart();
        reports("9500", "9500");
        assertThat(active()).hasSize(1);
    }

    @Test
    void a_stop_out_that_a_person_ended_is_not_reached_again_by_the_same_loss() {
        limited("{\"drawdownStops\": [{\"period\": \"MONTH\", \"amount\": \"500\"}]}");
        reports("10000", "10000");
        reports("9400", "9400");
        RecordedStopOut recorded = store.of(ACCOUNT, ALL).getFirst();

        watch.end(recorded, new UserId(1));
        reports("9300", "9300");
        assertThat(active()).isEmpty();
        restart();
        reports("9200", "9200");
        assertThat(active()).isEmpty();
        assertThat(store.find(ACCOUNT, recorded.id()).orElseThrow().stopOut().endedAt())
                .isNotNull();

        reports("8900", "8900");
        assertThat(active()).hasSize(1);
    }

    @Test
    void figures_that_are_too_old_count_as_none() {
        limited("{\"equityBelow\": \"9000\"}");
        funds = new Funds(Money.of("1"), Money.of("1"), Money.of("1"), "USD", now, Duration.ofSeconds(6));
        now = now.plusSeconds(7);
        watch.look();
        assertThat(active()).isEmpty();
        assertThat(book.ledger(ACCOUNT)).isNull();
    }

    @Test
    void a_server_without_the_lead_records_nothing() {
        limited("{\"equityBelow\": \"9000\"}");
        watch.leadershipLost();
        reports("8000", "8000");
        assertThat(store.of(ACCOUNT, ALL)).isEmpty();
    }

    @Test
    void while_the_database_is_away_nothing_counts_and_it_is_stored_afterwards() {
        limited("{\"equityBelow\": \"9000\"}");
        reports("10000", "10000");
        database.goAway();
        reports("8000", "8000");
        assertThat(closed).isEmpty();
        database.comeBack();
        reports("8000", "8000");
        assertThat(closed).containsExactly(ACCOUNT);
    }

    @Test
    void the_day_ends_in_the_accounts_time_zone() {
        limited(
                "{\"timeZone\": \"America/New_York\", \"drawdownStops\": [{\"period\": \"DAY\", \"amount\": \"500\"}]}");
        reports("10000", "10000");
        reports("9400", "9400");
        assertThat(active()).hasSize(1);

        now = Instant.parse("2026-03-03T04:59:58Z");
        assertThat(active()).hasSize(1);
        now = Instant.parse("2026-03-03T05:00:00Z");
        assertThat(active()).isEmpty();
    }

    @Test
    void a_zone_that_is_set_later_ends_the_day_by_its_clocks_and_loses_nothing_of_it() {
        String stop = "\"drawdownStops\": [{\"period\": \"DAY\", \"amount\": \"500\"}]}";
        limited("{" + stop);
        reports("10000", "10000");
        limits = "{\"timeZone\": \"Asia/Tokyo\", " + stop;
        watch.limitsChanged();
        reports("9400", "9400");
        assertThat(active()).hasSize(1);
        now = Instant.parse("2026-03-02T15:00:00Z");
        assertThat(active()).isEmpty();
    }

    @Test
    void a_withdrawal_is_no_loss_and_a_deposit_no_profit() {
        limited("{\"drawdownStops\": [{\"period\": \"DAY\", \"percent\": \"5\"}], \"equityAbove\": \"30000\"}");
        reports("10000", "10000", "10000");
        reports("4000", "4000", "4000");
        assertThat(active()).as("withdrawn").isEmpty();
        reports("9000", "9000", "9000");
        reports("8560", "8560", "9000");
        assertThat(active()).as("deposited, then lost 4.9 %").isEmpty();
        reports("8550", "8550", "9000");
        assertThat(active()).as("lost 5 %").hasSize(1);
    }

    @Test
    void while_an_account_that_told_its_deposits_leaves_them_out_nothing_is_concluded() {
        limited("{\"drawdownStops\": [{\"period\": \"DAY\", \"percent\": \"5\"}]}");
        reports("10000", "10000", "10000");
        reports("4000", "4000");
        assertThat(active()).isEmpty();
        reports("4000", "4000", "4000");
        assertThat(active()).isEmpty();
    }

    @Test
    void what_was_deposited_is_known_after_a_restart() {
        limited("{\"drawdownStops\": [{\"period\": \"DAY\", \"percent\": \"5\"}]}");
        reports("10000", "10000", "10000");
        restart();
        reports("4000", "4000", "4000");
        assertThat(active()).isEmpty();
    }

    @Test
    void a_client_that_tells_no_deposits_any_more_is_followed_without_them() {
        limited("{\"drawdownStops\": [{\"period\": \"DAY\", \"percent\": \"5\"}]}");
        reports("10000", "10000", "10000");
        now = now.plusSeconds(60);
        reports("9400", "9400");
        assertThat(active()).hasSize(1);
    }
}
