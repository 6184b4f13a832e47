package com.termfleet.copy.quality;

import com.termfleet.kernel.Money;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was measured of one copy.
 *
 * @param micros the duration of each step that was finished, in microseconds
 * @param points slippage; null if there is none or it is not known
 * @param currency of the money
 */
record Measured(
        Map<Step, Long> micros,
        @Nullable BigDecimal points,
        @Nullable Money money,
        @Nullable String currency) {}
