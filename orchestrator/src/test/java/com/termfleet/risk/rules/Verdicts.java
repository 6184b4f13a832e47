package com.termfleet.risk.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.termfleet.kernel.Lots;
import com.termfleet.risk.MissingData;
import com.termfleet.risk.Proposals;
import com.termfleet.risk.RiskCheck;
import com.termfleet.risk.RiskCode;
import com.termfleet.risk.RiskRule;
import com.termfleet.risk.Verdict;
import java.util.List;

/** Checks of one rule's verdict. */
final class Verdicts {

    private Verdicts() {}

    static void assertAllowed(RiskRule rule, Proposals proposal) {
        assertThat(rule.check(proposal.make())).isEqualTo(Verdict.ALLOW);
    }

    static void assertRejected(RiskRule rule, Proposals proposal, RiskCode code, String text) {
        assertThat(rule.check(proposal.make())).isEqualTo(Verdict.reject(code, text));
    }

    /** What is left after rounding down to the volume step. */
    static void assertReduced(RiskRule rule, Proposals proposal, String lots, String text) {
        assertThat(rule.check(proposal.make()))
                .isInstanceOfSatisfying(
                        Verdict.Reduce.class,
                        reduce -> assertThat(reduce.reason().text()).isEqualTo(text));
        assertThat(RiskCheck.check(List.of(rule), proposal.make()).lots()).isEqualTo(Lots.of(lots));
    }

    static void assertLacksData(RiskRule rule, Proposals proposal) {
        assertThatThrownBy(() -> rule.check(proposal.make())).isInstanceOf(MissingData.class);
        assertThat(RiskCheck.check(List.of(rule), proposal.make()).isRejected()).isTrue();
    }
}
