package com.termfleet.copy.quality;

import com.termfleet.kernel.PairId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One copy's fill.
 *
 * @param filledAt when the server learned of it
 * @param slippage null if it is not known
 */
record Fill(PairId pair, Instant filledAt, @Nullable Slippage slippage) {}
