package com.termfleet.risk.rules;

import static com.termfleet.risk.rules.Verdicts.assertAllowed;
import static com.termfleet.risk.rules.Verdicts.assertLacksData;
import static com.termfleet.risk.rules.Verdicts.assertRejected;

import com.termfleet.kernel.OrderType;
import com.termfleet.risk.Proposals;
import com.termfleet.risk.RiskCode;
import com.termfleet.risk.ledger.Scope;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class ExecutionRulesTest {

    private final MaxSpread spread = new MaxSpread(Scope.ACCOUNT, new BigDecimal("10"));
    private final MaxDeviation deviation = new MaxDeviation(Scope.ACCOUNT, new BigDecimal("10"));

    @Test
    void nothing_is_opened_while_the_spread_is_wider() {
        assertAllowed(spread, Proposals.usual().quote("1.10000", "1.10009"));
        assertAllowed(spread, Proposals.usual().quote("1.10000", "1.10010"));
        assertRejected(
                spread,
                Proposals.usual().quote("1.10000", "1.10011"),
                RiskCode.SPREAD_TOO_WIDE,
                "The spread of EURUSD.m is 11 points (1.1 to 1.10011); the account's limit is 10.");
        assertRejected(
                spread,
                Proposals.usual().quote("1.10000", "1.100100001"),
                RiskCode.SPREAD_TOO_WIDE,
                "The spread of EURUSD.m is 10.1 points (1.1 to 1.100100001); the account's limit is 10.");
    }

    @Test
    void an_unknown_spread_rejects() {
        assertLacksData(spread, Proposals.usual().quote(null));
        assertLacksData(spread, Proposals.usual().unknownContract());
        assertLacksData(spread, Proposals.usual().at("2026-11-18T11:00:05.001Z"));
    }

    @Test
    void nothing_is_opened_further_from_the_masters_price() {
        assertAllowed(deviation, Proposals.usual().masterPrice("1.10000"));
        assertAllowed(deviation, Proposals.usual().masterPrice("1.10020"));
        assertRejected(
                deviation,
                Proposals.usual().masterPrice("1.09999"),
                RiskCode.PRICE_TOO_FAR,
                "EURUSD.m is at 1.1001, 11 points from the master's 1.09999; the account's limit is 10.");
        assertRejected(
                deviation,
                Proposals.usual().type(OrderType.SELL).masterPrice("1.10011"),
                RiskCode.PRICE_TOO_FAR,
                "EURUSD.m is at 1.1, 11 points from the master's 1.10011; the account's limit is 10.");
    }

    @Test
    void a_pending_order_has_the_masters_price() {
        assertAllowed(
                deviation,
                Proposals.usual().type(OrderType.BUY_LIMIT).price("1.05").masterPrice("1.05"));
    }

    @Test
    void an_unknown_price_rejects() {
        assertLacksData(deviation, Proposals.usual().masterPrice(""));
        assertLacksData(deviation, Proposals.usual().quote(null));
        assertLacksData(deviation, Proposals.usual().unknownContract());
    }
}
