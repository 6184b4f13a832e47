package com.termfleet.risk.rules;

import com.termfleet.risk.MissingData;
import com.termfleet.risk.Proposal;
import com.termfleet.risk.RiskCode;
import com.termfleet.risk.RiskRule;
import com.termfleet.risk.Verdict;
import com.termfleet.risk.ledger.Scope;
import java.util.Set;

/** Only some of the broker's product types. */
record AllowedProductTypes(Scope scope, Set<String> allowed) implements RiskRule {

    @Override
    public String name() {
        return "allowedProductTypes";
    }

    @Override
    public Verdict check(Proposal proposal) {
        String type = proposal.order().productType();
        if (type == null) {
            throw new MissingData("The order has no product type.");
        }
        if (allowed.contains(type)) {
            return Verdict.ALLOW;
        }
        return Verdict.reject(
                RiskCode.PRODUCT_TYPE_NOT_ALLOWED,
                "The product type " + type + " is not among the " + scope + "'s allowed ones: "
                        + String.join(", ", allowed.stream().sorted().toList()) + ".");
    }
}
