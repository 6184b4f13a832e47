package com.termfleet.wallet;

import com.termfleet.kernel.Money;
import com.termfleet.wallet.store.Amounts;
import com.termfleet.wallet.store.SmallestUnit;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a wallet's account has, in its currency.
 *
 * @param equity balance with the profit of open positions
 * @param floating the profit of open positions, which belongs to the wallet if this is the account's first report; null if
 *     what was open before the first report does not concern the wallet
 * @param deposits all that was ever deposited at the broker less what was withdrawn; null if the account does not report it
 */
public record AccountReport(
        Money balance,
        Money equity,
        @Nullable Money floating,
        @Nullable Money deposits,
        Instant at) {

    /** @throws com.termfleet.kernel.InvalidInputException naming the field that is too large */
    Amounts in(SmallestUnit unit) {
        return new Amounts(
                at,
                unit.rounded("balance", balance),
                unit.rounded("equity", equity),
                floating == null ? 0 : unit.rounded("profit", floating),
                deposits == null ? null : unit.rounded("deposits", deposits));
    }
}
