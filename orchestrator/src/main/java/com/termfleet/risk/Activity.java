package com.termfleet.risk;

import com.termfleet.risk.ledger.Ledger;
import com.termfleet.risk.stop.StopOut;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the account, or one subscription on it, has done so far.
 *
 * @param open asked for by the rules that need it, and at most once for each; null if it is not known
 * @param openedToday tells how many were opened, or ordered, since the day began in the account's zone; null if not known
 * @param ledger null if balance and equity are not known
 * @param stopOuts those on record; ended ones may be left out
 */
public record Activity(
        @Nullable Supplier<Exposure> open,
        @Nullable IntSupplier openedToday,
        @Nullable Ledger ledger,
        List<StopOut> stopOuts) {

    public Activity {
        stopOuts = List.copyOf(stopOuts);
    }
}
