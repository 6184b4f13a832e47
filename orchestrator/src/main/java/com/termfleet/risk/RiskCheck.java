package com.termfleet.risk;

import com.termfleet.kernel.Lots;
import com.termfleet.risk.Assessment.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Asks rules about an order, one after the other, until one rejects. Each rule sees the lots that the ones before left. A
 * rule that throws or lacks data rejects: an order is opened only if every rule could decide.
 */
public final class RiskCheck {

    private Proposal proposal;
    private final Lots proposed;
    private final List<Step> steps = new ArrayList<>();
    private @Nullable RuntimeException failure;
    private @Nullable RiskReason reduced;

    private RiskCheck(Proposal proposal) {
        this.proposal = proposal;
        this.proposed = proposal.lots();
    }

    /** Pure, and never throws because of a rule. */
    public static Assessment check(List<? extends RiskRule> rules, Proposal proposal) {
        return new RiskCheck(proposal).run(rules);
    }

    private Assessment run(List<? extends RiskRule> rules) {
        for (RiskRule rule : rules) {
            RiskReason against = switch (ask(rule)) {
                case Verdict.Allow allowed -> allowed(rule);
                case Verdict.Reduce cut -> cut(rule, cut);
                case Verdict.Reject rejected -> rejected.reason();
            };
            if (against != null) {
                steps.add(new Step(rule.name(), rule.scope(), against.text(), Lots.ZERO));
                return new Assessment(new Verdict.Reject(against), Lots.ZERO, steps, failure);
            }
        }
        Lots left = proposal.lots();
        Verdict verdict = reduced == null || left.equals(proposed) ? Verdict.ALLOW : new Verdict.Reduce(left, reduced);
        return new Assessment(verdict, left, steps, null);
    }

    private Verdict ask(RiskRule rule) {
        try {
            return Objects.requireNonNull(rule.check(proposal));
        } catch (MissingData e) {
            return Verdict.reject(
                    RiskCode.MISSING_DATA,
                    title(rule) + " cannot be checked: " + e.getMessage() + " Nothing is opened.");
        } catch (RuntimeException e) {
            failure = e;
            return Verdict.reject(
                    RiskCode.RULE_FAILED,
                    title(rule) + " could not be checked because of an error of the server. Nothing is opened.");
        }
    }

    private static String title(RiskRule rule) {
        return "The " + rule.scope() + "'s limit " + rule.name();
    }

    private @Nullable RiskReason allowed(RiskRule rule) {
        steps.add(new Step(rule.name(), rule.scope(), null, proposal.lots()));
        return null;
    }

    /** Rounds down to the volume step; what is below the broker's minimum then is not opened. */
    private @Nullable RiskReason cut(RiskRule rule, Verdict.Reduce cut) {
        Lots left = cut.to().min(proposal.lots()).floorTo(proposal.instrument().volumeStep());
        if (left.isZero() || left.isBelow(proposal.instrument().minVolume())) {
            return new RiskReason(
                    cut.reason().code(),
                    cut.reason().text() + " That leaves " + left + " lots, below the broker's minimum of "
                            + proposal.instrument().minVolume() + ".");
        }
        proposal = proposal.withLots(left);
        reduced = cut.reason();
        steps.add(new Step(rule.name(), rule.scope(), cut.reason().text() + " " + left + " lots are opened.", left));
        return null;
    }
}
