package com.termfleet.copy.losses;

import com.termfleet.kernel.AccountId;
import com.termfleet.risk.stop.StopOut;

/** A stop-out as it is stored. */
record RecordedStopOut(long id, AccountId account, StopOut stopOut) {}
