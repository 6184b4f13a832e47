package com.termfleet.risk;

import com.termfleet.kernel.Lots;
import com.termfleet.kernel.Money;
import com.termfleet.kernel.Symbol;
import org.jspecify.annotations.Nullable;

/**
 * What is open at the follower, or ordered and not answered yet.
 *
 * @param symbol as the follower's broker names it
 * @param value lots times contract size times price, in the account's currency; null if it is not known
 */
public record OpenPosition(
        Symbol symbol, Lots lots, @Nullable Money value) {}
