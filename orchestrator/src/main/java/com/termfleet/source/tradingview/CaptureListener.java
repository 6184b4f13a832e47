package com.termfleet.source.tradingview;

import com.termfleet.kernel.AccountId;
import com.termfleet.source.tradingview.capture.CaptureStep;

/** Told what was captured and is copied, after it was stored. Called in the order of each account's trades; must not block. */
public interface CaptureListener {

    /** @param step without what a step before a crash has told already */
    void captured(AccountId account, CaptureStep step);
}
