package com.termfleet.risk;

import com.termfleet.kernel.Lots;

/** What a risk rule decides about an order that is to be opened. */
public sealed interface Verdict {

    Allow ALLOW = new Allow();

    static Verdict reject(RiskCode code, String text) {
        return new Reject(new RiskReason(code, text));
    }

    static Verdict reduce(Lots to, RiskCode code, String text) {
        return new Reduce(to, new RiskReason(code, text));
    }

    record Allow() implements Verdict {}

    /** @param to at most so many lots; not rounded to a volume step yet, zero if the limit leaves nothing */
    record Reduce(Lots to, RiskReason reason) implements Verdict {}

    record Reject(RiskReason reason) implements Verdict {}
}
