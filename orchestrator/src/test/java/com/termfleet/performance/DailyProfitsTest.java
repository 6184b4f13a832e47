package com.termfleet.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.InvalidInputException;
import com.termfleet.kernel.Money;
import com.termfleet.performance.ProfitView.ProfitDay;
import com.termfleet.testing.TestDatabase;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class DailyProfitsTest {

    private static final AccountId ACCOUNT = AccountId.of(1);
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    private final JdbcClient jdbc = JdbcClient.create(TestDatabase.fresh().dataSource());
    private final SampleStore store = new SampleStore(jdbc);
    private final DailyProfits profits = new DailyProfits(store, new Sampler());

    @BeforeEach
    void an_account() {
        jdbc.sql("insert into users (email, role, password_hash) values ('a@b.c', 'FOLLOWER', 'x')")
                .update();
        jdbc.sql("insert into accounts (name, owner_id, role, platform, token_sealed, token_hash)"
                        + " values ('a', 1, 'FOLLOWER', 'EXTERNAL', '', '\\x01')")
                .update();
    }

    @Test
    void closed_and_floating_profit_of_each_day_add_up_to_the_change_of_the_equity() {
        report("2026-11-17T22:00:00Z", "1000", "1000");
        report("2026-11-18T10:00:00Z", "1000", "990.50");
        report("2026-11-18T15:00:00Z", "1020", "1015");
        report("2026-11-20T11:00:00Z", "1011", "1011");

        assertThat(days("2026-11-18", "2026-11-20", "UTC"))
                .containsExactly(day("2026-11-18", "20", "-5", "15", true), day("2026-11-20", "-9", "5", "-4", false));
    }

    @Test
    void a_day_begins_and_ends_in_the_zone_that_is_asked_for() {
        report("2026-11-18T12:00:00Z", "1000", "1000");
        report("2026-11-18T23:30:00Z", "1010", "1010");
        report("2026-11-19T12:00:00Z", "1013", "1013");

        assertThat(days("2026-11-18", "2026-11-19", "UTC"))
                .extracting(day -> day.total().toString())
                .containsExactly("10", "3");
        assertThat(days("2026-11-18", "2026-11-19", "Europe/Berlin"))
                .extracting(day -> day.total().toString())
                .containsExactly("0", "13");
    }

    @Test
    void nothing_is_lost_between_two_days_however_far_apart_the_reports_are() {
        report("2026-11-10T12:00:00Z", "1000", "1000");
        report("2026-11-12T12:00:00Z", "1000", "1100");
        report("2026-11-16T12:00:00Z", "1050", "1050");

        assertThat(days("2026-11-10", "2026-11-20", null))
                .extracting(day -> day.total().amount())
                .usingElementComparator(BigDecimal::compareTo)
                .containsExactly(BigDecimal.ZERO, new BigDecimal("100"), new BigDecimal("-50"));
    }

    @Test
    void an_account_that_reported_nothing_has_no_days() {
        assertThat(days(null, null, null)).isEmpty();
    }

    @Test
    void a_zone_that_is_not_known_and_a_range_that_is_empty_or_too_long_are_refused() {
        assertThatThrownBy(() -> days(null, null, "Mars/Olympus")).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> days("2026-11-20", "2026-11-19", null)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> days("2020-11-20", "2026-11-19", null)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> days(null, "+999999999-12-31", null)).isInstanceOf(InvalidInputException.class);
    }

    private List<ProfitDay> days(@Nullable String from, @Nullable String to, @Nullable String zone) {
        return profits.of(ACCOUNT, ProfitRange.of(date(from), date(to), zone, NOW))
                .days();
    }

    private static @Nullable LocalDate date(@Nullable String date) {
        return date == null ? null : LocalDate.parse(date);
    }

    private static ProfitDay day(String date, String closed, String floating, String total, boolean complete) {
        return new ProfitDay(LocalDate.parse(date), money(closed), money(floating), money(total), complete);
    }

    private static Money money(String amount) {
        return Money.of(amount);
    }

    private void report(String at, String balance, String equity) {
        store.store(
                List.of(Sample.of(ACCOUNT, Instant.parse(at), new BigDecimal(balance), new BigDecimal(equity), "USD")));
    }
}
