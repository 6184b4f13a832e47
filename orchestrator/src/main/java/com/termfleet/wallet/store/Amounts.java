package com.termfleet.wallet.store;

import com.termfleet.wallet.ledger.Valuation;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an account reports, in the currency's smallest unit.
 *
 * @param floating the profit of open positions that belongs to the wallet if this is the first report
 * @param deposits null if the account does not report them
 */
public record Amounts(
        Instant at,
        long balance,
        long equity,
        long floating,
        @Nullable Long deposits) {

    Valuation first() {
        return Valuation.first(at, balance, equity, deposits, floating);
    }

    Valuation.Step after(Valuation before, List<Long> expected) {
        return before.next(at, balance, equity, deposits, expected);
    }
}
