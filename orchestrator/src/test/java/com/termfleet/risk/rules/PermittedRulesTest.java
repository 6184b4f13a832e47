package com.termfleet.risk.rules;

import static com.termfleet.risk.rules.Verdicts.assertAllowed;
import static com.termfleet.risk.rules.Verdicts.assertLacksData;
import static com.termfleet.risk.rules.Verdicts.assertRejected;

import com.termfleet.kernel.OrderType;
import com.termfleet.kernel.Symbol;
import com.termfleet.risk.Proposals;
import com.termfleet.risk.RiskCode;
import com.termfleet.risk.ledger.Scope;
import com.termfleet.risk.limits.Sides;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PermittedRulesTest {

    @ParameterizedTest
    @ValueSource(strings = {"EURUSD.m", "EURUSD", "eurusd"})
    void an_allowed_symbol_may_be_named_as_at_the_follower_or_at_the_master(String name) {
        assertAllowed(new AllowedSymbols(Scope.ACCOUNT, Set.of(Symbol.of(name))), Proposals.usual());
    }

    @Test
    void other_symbols_are_rejected() {
        assertRejected(
                new AllowedSymbols(Scope.ACCOUNT, Set.of(Symbol.of("EURUS"), Symbol.of("GBPUSD"))),
                Proposals.usual(),
                RiskCode.SYMBOL_NOT_ALLOWED,
                "EURUSD.m is not among the account's allowed symbols.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"EURUSD.m", "EURUSD", "eurusd"})
    void a_denied_symbol_may_be_named_as_at_the_follower_or_at_the_master(String name) {
        assertRejected(
                new DeniedSymbols(Scope.SUBSCRIPTION, Set.of(Symbol.of(name))),
                Proposals.usual(),
                RiskCode.SYMBOL_NOT_ALLOWED,
                "EURUSD.m is among the subscription's denied symbols.");
    }

    @Test
    void symbols_that_are_not_denied_are_allowed() {
        assertAllowed(new DeniedSymbols(Scope.ACCOUNT, Set.of(Symbol.of("GBPUSD"))), Proposals.usual());
    }

    @Test
    void only_allowed_product_types_are_opened() {
        AllowedProductTypes rule = new AllowedProductTypes(Scope.ACCOUNT, Set.of("MIS", "CNC"));

        assertAllowed(rule, Proposals.usual().productType("CNC"));
        assertRejected(
                rule,
                Proposals.usual().productType("NRML"),
                RiskCode.PRODUCT_TYPE_NOT_ALLOWED,
                "The product type NRML is not among the account's allowed ones: CNC, MIS.");
        assertLacksData(rule, Proposals.usual());
    }

    @Test
    void only_the_allowed_side_is_opened() {
        AllowedSides rule = new AllowedSides(Scope.ACCOUNT, Sides.SELL);

        assertAllowed(rule, Proposals.usual().type(OrderType.SELL));
        assertAllowed(rule, Proposals.usual().type(OrderType.SELL_STOP));
        assertRejected(
                rule,
                Proposals.usual().type(OrderType.BUY_LIMIT),
                RiskCode.SIDE_NOT_ALLOWED,
                "The account allows SELL only; the order is a BUY.");
    }
}
