package com.termfleet.gateway.message;

import com.termfleet.kernel.Money;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * {@code HB}: the state of the account, amounts in its currency.
 *
 * @param positions open positions
 * @param tradeAllowed algo trading is on, in the terminal and for the account
 * @param connected the terminal is connected to its broker
 * @param leverage {@code leverage=}, 100 for 1:100; null if it was not sent
 * @param deposits {@code deposits=}, all that was ever deposited less what was withdrawn; null if it was not sent
 */
public record Heartbeat(
        Money balance,
        Money equity,
        Money margin,
        Money freeMargin,
        int positions,
        boolean tradeAllowed,
        boolean connected,
        @Nullable BigDecimal leverage,
        @Nullable Money deposits) {

    /** Of a client that sends neither leverage nor deposits. */
    public Heartbeat(
            Money balance,
            Money equity,
            Money margin,
            Money freeMargin,
            int positions,
            boolean tradeAllowed,
            boolean connected) {
        this(balance, equity, margin, freeMargin, positions, tradeAllowed, connected, null, null);
    }
}
