package com.termfleet.wallet;

import com.termfleet.kernel.Money;
import com.termfleet.wallet.ledger.WalletEntry;
import com.termfleet.wallet.store.EventColumns;
import com.termfleet.wallet.store.SmallestUnit;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of a wallet's ledger.
 *
 * @param seq counted from 1 without gaps
 * @param kind INVESTED, WITHDRAWN, EARNED, TRANSFERRED, FEE_AGREED or FEES_CHARGED
 * @param memberId who invested, withdrew, or earns the agreed fee; null for others
 * @param amount null where none belongs to it
 * @param percent of an agreed fee; null for others, and if none is agreed from then on
 */
public record EntryView(
        long seq,
        Instant at,
        String kind,
        @Nullable String memberId,
        @Nullable Money amount,
        @Nullable BigDecimal percent) {

    static EntryView of(WalletEntry entry, SmallestUnit unit) {
        EventColumns event = EventColumns.of(entry.event());
        Long amount = event.amount();
        return new EntryView(
                entry.seq(),
                entry.at(),
                event.kind().name(),
                event.member() == null ? null : event.member().value(),
                amount == null ? null : unit.money(amount),
                event.percent());
    }
}
