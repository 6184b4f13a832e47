package com.termfleet.risk.rules;

import static com.termfleet.risk.Proposals.figures;
import static com.termfleet.risk.Proposals.position;
import static com.termfleet.risk.rules.Verdicts.assertAllowed;
import static com.termfleet.risk.rules.Verdicts.assertLacksData;
import static com.termfleet.risk.rules.Verdicts.assertReduced;
import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.kernel.Lots;
import com.termfleet.kernel.Money;
import com.termfleet.kernel.Symbol;
import com.termfleet.risk.OpenPosition;
import com.termfleet.risk.Proposals;
import com.termfleet.risk.RiskCheck;
import com.termfleet.risk.ledger.Scope;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class SizeRulesTest {

    @Test
    void max_lot_cuts_an_order_to_it() {
        MaxLot rule = new MaxLot(Scope.ACCOUNT, Lots.of("0.57"));

        assertAllowed(rule, Proposals.usual().lots("0.56"));
        assertAllowed(rule, Proposals.usual().lots("0.57"));
        assertReduced(
                rule,
                Proposals.usual().lots("0.58"),
                "0.57",
                "The order is 0.58 lots; the account opens at most 0.57 at once.");
    }

    @Test
    void max_quantity_cuts_an_order_to_so_many_units() {
        MaxQuantity rule = new MaxQuantity(Scope.ACCOUNT, new BigDecimal("29000"));

        assertAllowed(rule, Proposals.usual().lots("0.28"));
        assertAllowed(rule, Proposals.usual().lots("0.29"));
        assertReduced(
                rule,
                Proposals.usual().lots("0.30"),
                "0.29",
                "0.3 lots of 100000 units are more than the account's limit of 29000 units.");
        assertLacksData(rule, Proposals.usual().unknownContract());
    }

    @Test
    void max_order_value_cuts_an_order_to_what_it_pays() {
        MaxOrderValue rule = new MaxOrderValue(Scope.ACCOUNT, Money.of("55005"));

        assertAllowed(rule, Proposals.usual().lots("0.49"));
        assertAllowed(rule, Proposals.usual().lots("0.50"));
        assertReduced(
                rule,
                Proposals.usual().lots("0.51"),
                "0.5",
                "0.51 lots are worth 56105.10 USD; the account's limit is 55005.00 USD.");
        assertReduced(
                new MaxOrderValue(Scope.ACCOUNT, Money.of("55004.99")),
                Proposals.usual().lots("0.50"),
                "0.49",
                "0.5 lots are worth 55005.00 USD; the account's limit is 55004.99 USD.");
        assertLacksData(rule, Proposals.usual().unknownContract());
    }

    @Test
    void max_total_lots_cuts_an_order_to_what_is_left() {
        MaxTotalLots rule = new MaxTotalLots(Scope.ACCOUNT, Lots.of("2"));
        Proposals proposal =
                Proposals.usual().open(Scope.ACCOUNT, List.of(position("EURUSD.m", "1"), position("XAUUSD.m", "0.5")));

        assertAllowed(rule, proposal.lots("0.49"));
        assertAllowed(rule, proposal.lots("0.50"));
        assertReduced(
                rule, proposal.lots("0.51"), "0.5", "The account has 1.5 lots open; with 0.51 more it would exceed 2.");
        assertLacksData(rule, Proposals.usual().open(Scope.ACCOUNT, null));
    }

    @Test
    void an_order_is_rejected_when_the_total_leaves_nothing() {
        MaxTotalLots rule = new MaxTotalLots(Scope.ACCOUNT, Lots.of("2"));
        Proposals full = Proposals.usual().open(Scope.ACCOUNT, List.of(position("EURUSD.m", "2")));
        Proposals over = Proposals.usual().open(Scope.ACCOUNT, List.of(position("EURUSD.m", "2.5")));

        assertThat(RiskCheck.check(List.of(rule), full.make()).isRejected()).isTrue();
        assertThat(RiskCheck.check(List.of(rule), over.make()).isRejected()).isTrue();
    }

    @Test
    void max_margin_use_cuts_an_order_to_the_margin_that_is_left() {
        // 20 % of 10,000 less 899.90 in use leaves 1,100.10, the margin of one lot.
        MaxMarginUse rule = new MaxMarginUse(Scope.ACCOUNT, new BigDecimal("20"));
        Proposals proposal = Proposals.usual().figures(figures("10000", "899.90"));

        assertAllowed(rule, proposal.lots("0.99"));
        assertAllowed(rule, proposal.lots("1"));
        assertReduced(
                rule,
                proposal.lots("1.01"),
                "1",
                "The order takes a margin of 1111.10 USD besides 899.90 USD in use; the account's limit is 20 % of the"
                        + " equity of 10000.00 USD.");
    }

    @Test
    void an_order_is_rejected_when_the_margin_is_used_up() {
        MaxMarginUse rule = new MaxMarginUse(Scope.ACCOUNT, new BigDecimal("20"));
        Proposals proposal = Proposals.usual().figures(figures("10000", "2000"));

        assertThat(RiskCheck.check(List.of(rule), proposal.make()).isRejected()).isTrue();
        assertThat(RiskCheck.check(
                                List.of(rule),
                                proposal.figures(figures("-5", "0")).make())
                        .isRejected())
                .isTrue();
    }

    @Test
    void unknown_margin_or_equity_rejects() {
        MaxMarginUse rule = new MaxMarginUse(Scope.ACCOUNT, new BigDecimal("20"));

        assertLacksData(rule, Proposals.usual().figures(null));
        assertLacksData(rule, Proposals.usual().unknownContract());
        assertLacksData(rule, Proposals.usual().at("2026-11-18T11:00:15.001Z"));
    }

    @Test
    void max_leverage_cuts_an_order_to_the_value_that_is_left() {
        // 20 times 10,000 less 89,990 open leaves 110,010, the value of one lot.
        MaxLeverage rule = new MaxLeverage(Scope.ACCOUNT, new BigDecimal("20"));
        OpenPosition open = new OpenPosition(Symbol.of("XAUUSD.m"), Lots.of("0.3"), Money.of("89990"));
        Proposals proposal = Proposals.usual().open(Scope.ACCOUNT, List.of(open));

        assertAllowed(rule, proposal.lots("0.99"));
        assertAllowed(rule, proposal.lots("1"));
        assertReduced(
                rule,
                proposal.lots("1.01"),
                "1",
                "With the order's 111110.10 USD besides 89990.00 USD the account would hold more than 20 times its equity"
                        + " of 10000.00 USD.");
        assertLacksData(rule, Proposals.usual().open(Scope.ACCOUNT, List.of(position("XAUUSD.m", "1"))));
        assertLacksData(rule, Proposals.usual().open(Scope.ACCOUNT, null));
        assertLacksData(rule, Proposals.usual().figures(null));
        assertLacksData(rule, Proposals.usual().unknownContract());
    }
}
