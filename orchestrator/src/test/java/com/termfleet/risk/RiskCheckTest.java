package com.termfleet.risk;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.kernel.Lots;
import com.termfleet.risk.ledger.Scope;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class RiskCheckTest {

    private record Rule(String name, Function<Proposal, Verdict> answer) implements RiskRule {

        @Override
        public Scope scope() {
            return Scope.ACCOUNT;
        }

        @Override
        public Verdict check(Proposal proposal) {
            return answer.apply(proposal);
        }
    }

    private static Rule reducing(String to) {
        return new Rule("cut" + to, proposal -> Verdict.reduce(Lots.of(to), RiskCode.TOO_LARGE, "At most " + to + "."));
    }

    private static final Rule ALLOWING = new Rule("allowing", proposal -> Verdict.ALLOW);

    private static Assessment check(Rule... rules) {
        return RiskCheck.check(List.of(rules), Proposals.usual().make());
    }

    @Test
    void an_order_without_limits_is_opened_as_proposed() {
        Assessment assessment = check();

        assertThat(assessment.verdict()).isEqualTo(Verdict.ALLOW);
        assertThat(assessment.lots()).isEqualTo(Lots.of("1"));
        assertThat(assessment.steps()).isEmpty();
    }

    @Test
    void reduced_lots_are_rounded_down_to_the_volume_step() {
        assertThat(check(reducing("0.299999")).lots()).isEqualTo(Lots.of("0.29"));
        assertThat(check(reducing("0.29")).lots()).isEqualTo(Lots.of("0.29"));
    }

    @Test
    void reduced_lots_are_carried_on_to_the_next_rule() {
        Rule seesReduced =
                new Rule("sees", proposal -> Verdict.reject(RiskCode.TOO_LARGE, "It is " + proposal.lots() + " lots."));

        Assessment assessment = check(reducing("0.5"), seesReduced);

        assertThat(assessment.verdict())
                .isEqualTo(new Verdict.Reject(new RiskReason(RiskCode.TOO_LARGE, "It is 0.5 lots.")));
        assertThat(assessment.lots()).isEqualTo(Lots.ZERO);
    }

    @Test
    void the_steps_tell_what_each_rule_left() {
        Assessment assessment = check(ALLOWING, reducing("0.5"), reducing("0.3"));

        assertThat(assessment.verdict())
                .isEqualTo(new Verdict.Reduce(Lots.of("0.3"), new RiskReason(RiskCode.TOO_LARGE, "At most 0.3.")));
        assertThat(assessment.steps())
                .containsExactly(
                        new Assessment.Step("allowing", Scope.ACCOUNT, null, Lots.of("1")),
                        new Assessment.Step(
                                "cut0.5", Scope.ACCOUNT, "At most 0.5. 0.5 lots are opened.", Lots.of("0.5")),
                        new Assessment.Step(
                                "cut0.3", Scope.ACCOUNT, "At most 0.3. 0.3 lots are opened.", Lots.of("0.3")));
        assertThat(assessment.steps().getFirst().text()).isEqualTo("The account's limit allowing allows it.");
    }

    @Test
    void what_is_cut_below_the_brokers_minimum_is_rejected() {
        Assessment assessment = check(reducing("0.0099"));

        assertThat(assessment.verdict())
                .isEqualTo(new Verdict.Reject(new RiskReason(
                        RiskCode.TOO_LARGE,
                        "At most 0.0099. That leaves 0 lots, below the broker's minimum of 0.01.")));
        assertThat(check(reducing("0.01")).lots()).isEqualTo(Lots.of("0.01"));
    }

    @Test
    void a_rule_that_throws_rejects() {
        IllegalStateException trouble = new IllegalStateException("trouble");
        Assessment assessment = check(
                new Rule("throwing", proposal -> {
                    throw trouble;
                }),
                ALLOWING);

        assertThat(assessment.verdict())
                .isEqualTo(new Verdict.Reject(new RiskReason(
                        RiskCode.RULE_FAILED,
                        "The account's limit throwing could not be checked because of an error of the server."
                                + " Nothing is opened.")));
        assertThat(assessment.failure()).isSameAs(trouble);
        assertThat(assessment.steps()).hasSize(1);
    }

    @Test
    @SuppressWarnings("NullAway") // A rule that breaks its contract is what is tested.
    void a_rule_that_answers_nothing_rejects() {
        assertThat(check(new Rule("silent", proposal -> null)).isRejected()).isTrue();
    }

    @Test
    void a_rule_that_lacks_data_rejects() {
        Assessment assessment = check(new Rule("lacking", proposal -> {
            throw new MissingData("The equity is not known.");
        }));

        assertThat(assessment.verdict())
                .isEqualTo(new Verdict.Reject(new RiskReason(
                        RiskCode.MISSING_DATA,
                        "The account's limit lacking cannot be checked: The equity is not known. Nothing is opened.")));
        assertThat(assessment.failure()).isNull();
    }

    @Test
    void no_rule_enlarges_an_order() {
        Assessment assessment = check(reducing("5"));

        assertThat(assessment.verdict()).isEqualTo(Verdict.ALLOW);
        assertThat(assessment.lots()).isEqualTo(Lots.of("1"));
    }
}
