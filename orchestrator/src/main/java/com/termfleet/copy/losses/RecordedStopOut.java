package com.termfleet.copy.losses;

import com.termfleet.copy.limits.LimitedScope;
import com.termfleet.risk.stop.StopOut;

/** A stop-out as it is stored. */
record RecordedStopOut(long id, LimitedScope of, StopOut stopOut) {}
