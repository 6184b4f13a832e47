package com.termfleet.risk;

import com.termfleet.kernel.Lots;
import com.termfleet.kernel.Money;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How the follower's broker trades the order's symbol. Null, zero and less mean that it is not known.
 *
 * @param minVolume smallest order
 * @param volumeStep every order is a multiple of it; zero: any volume
 * @param contractSize units in one lot
 * @param tickSize smallest change of the price
 * @param tickValue what one tick is worth for one lot, in the account's currency
 * @param point the unit of spreads and deviations, such as 0.00001
 * @param marginPerLot what the broker blocks for one lot, in the account's currency
 */
public record Instrument(
        Lots minVolume,
        Lots volumeStep,
        @Nullable BigDecimal contractSize,
        @Nullable BigDecimal tickSize,
        @Nullable Money tickValue,
        @Nullable BigDecimal point,
        @Nullable Money marginPerLot) {}
