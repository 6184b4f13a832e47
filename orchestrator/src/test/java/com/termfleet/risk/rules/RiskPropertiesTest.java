package com.termfleet.risk.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.kernel.Lots;
import com.termfleet.kernel.Money;
import com.termfleet.risk.Assessment;
import com.termfleet.risk.Instrument;
import com.termfleet.risk.MissingData;
import com.termfleet.risk.OpenPosition;
import com.termfleet.risk.Proposal;
import com.termfleet.risk.Proposals;
import com.termfleet.risk.RiskCheck;
import com.termfleet.risk.RiskRule;
import com.termfleet.risk.Verdict;
import com.termfleet.risk.ledger.Scope;
import com.termfleet.risk.limits.RiskLimits;
import com.termfleet.risk.limits.RiskLimits.Sizes;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What holds for all orders and all limits. */
class RiskPropertiesTest {

    @Provide
    Arbitrary<RiskLimits> limits() {
        Arbitrary<Lots> lots = decimals("0.00001", "20", 5).map(Lots::new);
        return Combinators.combine(
                        lots.injectNull(0.5),
                        decimals("1", "2000000", 2).injectNull(0.5),
                        decimals("1", "2000000", 2).map(Money::new).injectNull(0.5),
                        lots.injectNull(0.5),
                        decimals("0.1", "150", 1).injectNull(0.5),
                        decimals("0.1", "200", 1).injectNull(0.5))
                .as(Sizes::new)
                .map(sizes -> new RiskLimits(
                        RiskLimits.NONE.permitted(),
                        RiskLimits.NONE.times(),
                        sizes,
                        RiskLimits.NONE.counts(),
                        RiskLimits.NONE.execution(),
                        RiskLimits.NONE.losses()));
    }

    @Provide
    Arbitrary<Proposal> proposals() {
        Arbitrary<Lots> steps =
                Arbitraries.of("0.001", "0.01", "0.03", "0.1", "1").map(Lots::of);
        Arbitrary<Integer> sizes = Arbitraries.integers().between(1, 3_000);
        Arbitrary<BigDecimal> tickValues = decimals("0.0001", "5", 4);
        Arbitrary<BigDecimal> opens = decimals("0", "15", 2);
        Arbitrary<BigDecimal> margins = decimals("0", "9000", 2);
        return Combinators.combine(steps, sizes, tickValues, opens, margins)
                .as((step, size, tickValue, open, margin) -> Proposals.usual()
                        .lots(step.times(BigDecimal.valueOf(size)).toString())
                        .instrument(new Instrument(
                                step,
                                step,
                                new BigDecimal("100000"),
                                new BigDecimal("0.00003"),
                                new Money(tickValue),
                                new BigDecimal("0.00001"),
                                null))
                        .open(Scope.ACCOUNT, open(open))
                        .open(Scope.SUBSCRIPTION, open(open))
                        .figures(Proposals.figures("10000", margin.toPlainString()))
                        .make());
    }

    private static List<OpenPosition> open(BigDecimal lots) {
        OpenPosition position = Proposals.position("XAUUSD.m", lots.toPlainString());
        return lots.signum() == 0
                ? List.of()
                : List.of(new OpenPosition(
                        position.symbol(), position.lots(), new Money(lots.multiply(new BigDecimal("100000")))));
    }

    private static Arbitrary<BigDecimal> decimals(String from, String to, int scale) {
        return Arbitraries.bigDecimals()
                .between(new BigDecimal(from), new BigDecimal(to))
                .ofScale(scale);
    }

    private static Assessment check(RiskLimits account, RiskLimits subscription, Proposal proposal) {
        return RiskCheck.check(RiskRules.of(account, subscription), proposal);
    }

    @Property
    void what_is_opened_is_never_above_what_was_proposed_nor_above_any_limit(
            @ForAll("limits") RiskLimits limits, @ForAll("proposals") Proposal proposal) {
        Assessment assessment = check(limits, RiskLimits.NONE, proposal);

        Lots lots = assessment.lots();
        assertThat(lots).isLessThanOrEqualTo(proposal.lots());
        assertThat(lots.floorTo(proposal.instrument().volumeStep()))
                .as("a multiple of the step")
                .isEqualTo(lots);
        assertThat(assessment.isRejected()).isEqualTo(lots.isZero());
        if (!lots.isZero()) {
            assertThat(lots).isGreaterThanOrEqualTo(proposal.instrument().minVolume());
            assertThat(brokenBy(lots, limits.sizes(), proposal)).isEmpty();
        }
    }

    @Property
    void no_more_is_cut_than_the_limits_ask_for(
            @ForAll("limits") RiskLimits limits, @ForAll("proposals") Proposal proposal) {
        Lots lots = check(limits, RiskLimits.NONE, proposal).lots();

        Lots more = lots.plus(proposal.instrument().volumeStep());
        if (!proposal.lots().isBelow(more)) {
            assertThat(brokenBy(more, limits.sizes(), proposal)).isNotEmpty();
        }
    }

    /** The limits that this volume would break, by plain arithmetic. */
    private static List<String> brokenBy(Lots lots, Sizes sizes, Proposal proposal) {
        List<String> broken = new ArrayList<>();
        BigDecimal volume = lots.value();
        BigDecimal openLots = proposal.open(Scope.ACCOUNT).lots().value();
        BigDecimal openValue = proposal.open(Scope.ACCOUNT)
                .value(proposal.order().symbol(), proposal.value())
                .amount();
        // Three times the value, since the tick size of 0.00003 has no finite reciprocal.
        BigDecimal tripled = volume.multiply(new BigDecimal("110010"))
                .multiply(proposal.value().times())
                .divide(new BigDecimal("1.1001"));
        if (sizes.maxLot() != null && sizes.maxLot().isBelow(lots)) {
            broken.add("maxLot");
        }
        if (sizes.maxQuantity() != null
                && volume.multiply(new BigDecimal("100000")).compareTo(sizes.maxQuantity()) > 0) {
            broken.add("maxQuantity");
        }
        if (sizes.maxOrderValue() != null
                && tripled.compareTo(thrice(sizes.maxOrderValue().amount())) > 0) {
            broken.add("maxOrderValue");
        }
        if (sizes.maxTotalLots() != null
                && openLots.add(volume).compareTo(sizes.maxTotalLots().value()) > 0) {
            broken.add("maxTotalLots");
        }
        BigDecimal used = proposal.freshFigures().margin().amount();
        if (sizes.maxMarginUsePercent() != null
                && thrice(used)
                                .add(tripled.movePointLeft(2))
                                .compareTo(thrice(sizes.maxMarginUsePercent().multiply(new BigDecimal("100"))))
                        > 0) {
            broken.add("maxMarginUsePercent");
        }
        if (sizes.maxLeverage() != null
                && thrice(openValue)
                                .add(tripled)
                                .compareTo(thrice(sizes.maxLeverage().multiply(new BigDecimal("10000"))))
                        > 0) {
            broken.add("maxLeverage");
        }
        return broken;
    }

    private static BigDecimal thrice(BigDecimal value) {
        return value.multiply(BigDecimal.valueOf(3));
    }

    @Property
    void more_limits_never_allow_more(
            @ForAll("limits") RiskLimits account,
            @ForAll("limits") RiskLimits subscription,
            @ForAll("proposals") Proposal proposal) {
        Lots both = check(account, subscription, proposal).lots();

        assertThat(both)
                .isLessThanOrEqualTo(check(account, RiskLimits.NONE, proposal).lots());
        assertThat(both)
                .isLessThanOrEqualTo(
                        check(RiskLimits.NONE, subscription, proposal).lots());
    }

    @Property
    void one_rule_more_never_allows_more(
            @ForAll("limits") RiskLimits limits,
            @ForAll("proposals") Proposal proposal,
            @ForAll @IntRange(max = 10) int at,
            @ForAll @IntRange(max = 3_000) int thousandths) {
        List<RiskRule> rules = new ArrayList<>(RiskRules.of(limits, RiskLimits.NONE));
        Lots before = RiskCheck.check(rules, proposal).lots();
        rules.add(Math.min(at, rules.size()), new MaxLot(Scope.ACCOUNT, new Lots(BigDecimal.valueOf(thousandths, 3))));

        assertThat(RiskCheck.check(rules, proposal).lots()).isLessThanOrEqualTo(before);
    }

    @Property
    void a_rule_that_throws_or_lacks_data_rejects_wherever_it_is(
            @ForAll("limits") RiskLimits limits,
            @ForAll("proposals") Proposal proposal,
            @ForAll @IntRange(max = 10) int at,
            @ForAll boolean lacksData) {
        List<RiskRule> rules = new ArrayList<>(RiskRules.of(limits, RiskLimits.NONE));
        rules.add(Math.min(at, rules.size()), new Failing(lacksData));

        assertThat(RiskCheck.check(rules, proposal).isRejected()).isTrue();
    }

    private record Failing(boolean lacksData) implements RiskRule {

        @Override
        public String name() {
            return "failing";
        }

        @Override
        public Scope scope() {
            return Scope.ACCOUNT;
        }

        @Override
        public Verdict check(Proposal proposal) {
            throw lacksData ? new MissingData("It is not known.") : new IllegalStateException("trouble");
        }
    }
}
