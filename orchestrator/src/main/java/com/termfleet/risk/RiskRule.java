package com.termfleet.risk;

import com.termfleet.risk.ledger.Scope;

/**
 * One limit. Immutable and pure: the answer depends on the proposal alone. Rules are asked about opens only; nothing asks
 * them about a close. They are run by {@link RiskCheck}, which rejects the order when a rule throws.
 */
public interface RiskRule {

    /** The field of the limits that sets it, such as {@code maxLot}. */
    String name();

    /** Whose limit it is. */
    Scope scope();

    /** @throws MissingData if the proposal lacks what the rule needs, or it is too old */
    Verdict check(Proposal proposal);
}
