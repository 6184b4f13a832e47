package com.termfleet.copy.trade;

import com.termfleet.copy.ReasonCode;
import com.termfleet.risk.RiskReason;

/** What the risk rules had against an order, as the reason of a copy. */
public final class RiskReasons {

    private RiskReasons() {}

    public static Reason of(RiskReason why) {
        ReasonCode code = switch (why.code()) {
            case MISSING_DATA -> ReasonCode.RISK_DATA_MISSING;
            case RULE_FAILED -> ReasonCode.RISK_RULE_FAILED;
            case STOPPED_OUT -> ReasonCode.STOPPED_OUT;
            default -> ReasonCode.RISK_LIMIT;
        };
        return new Reason(code, why.text());
    }
}
