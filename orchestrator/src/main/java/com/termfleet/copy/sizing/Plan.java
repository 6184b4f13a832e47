package com.termfleet.copy.sizing;

import com.termfleet.copy.trade.Reason;
import com.termfleet.copy.trade.TradePair;

/** What is to be done about one master trade for one subscription. */
public sealed interface Plan {

    /** To be ordered now. */
    record Order(TradePair.Wanted wanted) implements Plan {}

    /** To be planned again when the follower is there: only then its symbols and volume steps are known. */
    record Wait(TradePair.Wanted wanted, Reason reason) implements Plan {}

    record Skip(TradePair.Wanted wanted, Reason reason) implements Plan {}
}
