package com.termfleet.risk.rules;

import static com.termfleet.risk.rules.Verdicts.assertAllowed;
import static com.termfleet.risk.rules.Verdicts.assertLacksData;
import static com.termfleet.risk.rules.Verdicts.assertRejected;

import com.termfleet.risk.Proposals;
import com.termfleet.risk.RiskCode;
import com.termfleet.risk.ledger.Scope;
import com.termfleet.risk.limits.FlatBeforeWeekend;
import com.termfleet.risk.limits.NewsWindows;
import com.termfleet.risk.limits.TradingSession;
import com.termfleet.risk.news.Impact;
import com.termfleet.risk.news.NewsCalendar;
import com.termfleet.risk.news.NewsEvent;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TimeRulesTest {

    private static final Instant PAYROLLS = Instant.parse("2026-11-18T13:30:00Z");

    private static NewsCalendar calendar(String currency, Impact impact) {
        NewsEvent event = new NewsEvent(PAYROLLS, PAYROLLS, "Payrolls", currency, impact);
        return new NewsCalendar("week", List.of(event), Instant.parse("2026-11-22T23:00:00Z"));
    }

    private static NoNews news(Set<String> currencies, Impact impact) {
        return new NoNews(
                Scope.ACCOUNT,
                new NewsWindows("week", Duration.ofMinutes(15), Duration.ofMinutes(30), currencies, impact));
    }

    @Test
    void opens_are_allowed_within_any_session() {
        LocalTime eight = LocalTime.of(8, 0);
        LocalTime nine = LocalTime.of(9, 0);
        LocalTime noon = LocalTime.of(12, 0);
        LocalTime two = LocalTime.of(14, 0);
        Sessions rule = new Sessions(
                Scope.ACCOUNT,
                List.of(
                        new TradingSession(Set.of(DayOfWeek.WEDNESDAY), eight, nine, null),
                        new TradingSession(Set.of(DayOfWeek.WEDNESDAY), noon, two, null)));

        assertAllowed(rule, Proposals.usual().at("2026-11-18T07:00:00Z"));
        assertAllowed(rule, Proposals.usual().at("2026-11-18T11:00:00Z"));
        assertRejected(
                rule,
                Proposals.usual().at("2026-11-18T10:59:59Z"),
                RiskCode.OUTSIDE_SESSION,
                "2026-11-18T10:59:59Z is outside the account's sessions; nothing is opened until the next begins.");
    }

    @Test
    void nothing_is_opened_before_and_over_the_weekend() {
        FlatOverWeekend rule = new FlatOverWeekend(Scope.SUBSCRIPTION, FlatBeforeWeekend.USUAL);

        assertAllowed(rule, Proposals.usual().at("2026-11-20T21:29:59Z"));
        assertRejected(
                rule,
                Proposals.usual().at("2026-11-20T21:30:00Z"),
                RiskCode.WEEKEND,
                "The subscription holds nothing over the weekend; it opens again from 2026-11-22T22:00:00Z on.");
        assertAllowed(rule, Proposals.usual().at("2026-11-22T22:00:00Z"));
    }

    @Test
    void nothing_is_opened_from_before_news_until_after_them() {
        NoNews rule = news(Set.of(), Impact.LOW);
        Proposals proposal = Proposals.usual().calendar(calendar("USD", Impact.HIGH));

        assertAllowed(rule, proposal.at("2026-11-18T13:14:59.999Z"));
        assertRejected(
                rule,
                proposal.at("2026-11-18T13:15:00Z"),
                RiskCode.NEWS,
                "The account opens nothing from 15 min before until 30 min after \"Payrolls\" at 2026-11-18T13:30:00Z.");
        assertRejected(
                rule,
                proposal.at("2026-11-18T14:00:00Z"),
                RiskCode.NEWS,
                "The account opens nothing from 15 min before until 30 min after \"Payrolls\" at 2026-11-18T13:30:00Z.");
        assertAllowed(rule, proposal.at("2026-11-18T14:00:00.001Z"));
    }

    @Test
    void only_news_of_the_chosen_currencies_and_impact_count() {
        Proposals medium =
                Proposals.usual().calendar(calendar("EUR", Impact.MEDIUM)).at("2026-11-18T13:30:00Z");

        assertAllowed(news(Set.of("USD"), Impact.LOW), medium);
        assertAllowed(news(Set.of("EUR"), Impact.HIGH), medium);
        assertRejected(
                news(Set.of("EUR", "USD"), Impact.MEDIUM),
                medium,
                RiskCode.NEWS,
                "The account opens nothing from 15 min before until 30 min after \"Payrolls\" at 2026-11-18T13:30:00Z.");
    }

    @Test
    void a_missing_calendar_and_one_that_has_run_out_are_missing_data() {
        NoNews rule = news(Set.of(), Impact.LOW);

        assertLacksData(rule, Proposals.usual());
        Proposals proposal = Proposals.usual().calendar(calendar("USD", Impact.HIGH));
        assertAllowed(rule, proposal.at("2026-11-22T22:44:59Z"));
        assertLacksData(rule, proposal.at("2026-11-22T22:45:00Z"));
    }
}
