package com.termfleet.wallet.store;

import com.termfleet.kernel.AccountId;
import com.termfleet.wallet.ledger.Valuation;
import com.termfleet.wallet.ledger.Wallet;
import com.termfleet.wallet.ledger.WalletEvent.Earned;
import com.termfleet.wallet.ledger.WalletId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A wallet without its ledger.
 *
 * @param lastSeq of its last entry; 0 without any
 * @param valuation null before the account's first report
 */
public record WalletRow(
        WalletId id,
        AccountId account,
        String currency,
        SmallestUnit unit,
        Instant createdAt,
        long lastSeq,
        @Nullable Valuation valuation) {

    public long pending() {
        return valuation == null ? 0 : valuation.pending();
    }

    public WalletRow with(long seq) {
        return new WalletRow(id, account, currency, unit, createdAt, seq, valuation);
    }

    public WalletRow with(Valuation other) {
        return new WalletRow(id, account, currency, unit, createdAt, lastSeq, other);
    }

    /** As it is now, with the profit that is not an entry yet. */
    public Wallet current(Wallet booked) {
        return pending() == 0 ? booked : booked.after(new Earned(pending()));
    }
}
