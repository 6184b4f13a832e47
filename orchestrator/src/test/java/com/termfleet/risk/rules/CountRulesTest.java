package com.termfleet.risk.rules;

import static com.termfleet.risk.Proposals.position;
import static com.termfleet.risk.rules.Verdicts.assertAllowed;
import static com.termfleet.risk.rules.Verdicts.assertLacksData;
import static com.termfleet.risk.rules.Verdicts.assertRejected;

import com.termfleet.risk.Proposals;
import com.termfleet.risk.RiskCode;
import com.termfleet.risk.ledger.Scope;
import java.util.List;
import org.junit.jupiter.api.Test;

class CountRulesTest {

    @Test
    void no_more_than_so_many_are_opened_in_a_day() {
        MaxTradesPerDay rule = new MaxTradesPerDay(Scope.ACCOUNT, 3);

        assertAllowed(rule, Proposals.usual().openedToday(Scope.ACCOUNT, 2));
        assertRejected(
                rule,
                Proposals.usual().openedToday(Scope.ACCOUNT, 3),
                RiskCode.TOO_MANY_TRADES,
                "The account opened 3 trades today; the limit is 3.");
        assertRejected(
                rule,
                Proposals.usual().openedToday(Scope.ACCOUNT, 4),
                RiskCode.TOO_MANY_TRADES,
                "The account opened 4 trades today; the limit is 3.");
        assertLacksData(rule, Proposals.usual().openedToday(Scope.ACCOUNT, null));
    }

    @Test
    void no_more_than_so_many_are_open_at_once() {
        MaxOpenPositions rule = new MaxOpenPositions(Scope.ACCOUNT, 2);

        assertAllowed(rule, Proposals.usual().open(Scope.ACCOUNT, List.of(position("EURUSD.m", "1"))));
        assertRejected(
                rule,
                Proposals.usual().open(Scope.ACCOUNT, List.of(position("EURUSD.m", "1"), position("GBPUSD.m", "1"))),
                RiskCode.TOO_MANY_POSITIONS,
                "The account has 2 open; the limit is 2.");
        assertLacksData(rule, Proposals.usual().open(Scope.ACCOUNT, null));
    }

    @Test
    void no_more_than_so_many_are_open_in_one_symbol() {
        MaxOpenPerSymbol rule = new MaxOpenPerSymbol(Scope.ACCOUNT, 1);

        assertAllowed(
                rule,
                Proposals.usual().open(Scope.ACCOUNT, List.of(position("GBPUSD.m", "1"), position("XAUUSD.m", "1"))));
        assertRejected(
                rule,
                Proposals.usual().open(Scope.ACCOUNT, List.of(position("EURUSD.m", "1"))),
                RiskCode.TOO_MANY_POSITIONS,
                "The account has 1 open in EURUSD.m; the limit is 1.");
        assertLacksData(rule, Proposals.usual().open(Scope.ACCOUNT, null));
    }

    @Test
    void a_subscriptions_limit_counts_its_own_copies_only() {
        Proposals proposal = Proposals.usual().open(Scope.ACCOUNT, List.of(position("EURUSD.m", "1")));

        assertAllowed(new MaxOpenPositions(Scope.SUBSCRIPTION, 1), proposal);
        assertAllowed(new MaxOpenPerSymbol(Scope.SUBSCRIPTION, 1), proposal);
    }
}
