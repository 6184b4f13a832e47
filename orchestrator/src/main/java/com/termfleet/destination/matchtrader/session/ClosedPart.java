package com.termfleet.destination.matchtrader.session;

import com.termfleet.kernel.Lots;
import com.termfleet.kernel.Money;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.Side;
import com.termfleet.kernel.Symbol;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The close of a position or of a part of it.
 *
 * @param id of the position
 * @param lots what was closed
 * @param openedAt by the broker's clock, as {@code closedAt}; null if the broker does not tell
 */
public record ClosedPart(
        String id,
        Symbol symbol,
        Side side,
        Lots lots,
        Price openPrice,
        Price closePrice,
        Money profit,
        @Nullable Instant openedAt,
        @Nullable Instant closedAt) {}
