package com.termfleet.destination.matchtrader.session;

import com.termfleet.kernel.SymbolSpec;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What the account can trade.
 *
 * @param quoteCurrency null if the broker does not tell
 */
public record BrokerInstrument(SymbolSpec spec, @Nullable String quoteCurrency) {

    /** What one lot gains when the price moves by the tick size; zero unless the account is in the quote's currency. */
    public BigDecimal tickValue(@Nullable String accountCurrency) {
        return quoteCurrency != null && quoteCurrency.equals(accountCurrency)
                ? spec.tickSize().multiply(spec.contractSize())
                : BigDecimal.ZERO;
    }
}
