package com.termfleet.wallet.store;

import com.termfleet.wallet.ledger.Wallet;
import com.termfleet.wallet.ledger.WalletEntry;
import com.termfleet.wallet.ledger.WalletId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What the ledgers add up to. Kept in memory and brought up to date by the entries that are new, so that no ledger is read
 * twice. Thread-safe; blocks.
 */
public final class BookedWallets {

    private final WalletEntries entries;
    private final Map<WalletId, Booked> all = new ConcurrentHashMap<>();

    /** @param seq of the last entry that is in it */
    private record Booked(long seq, Wallet wallet) {}

    public BookedWallets(WalletEntries entries) {
        this.entries = entries;
    }

    /** The wallet after the row's last entry. */
    public Wallet of(WalletRow row) {
        Booked known = all.get(row.id());
        if (known != null && known.seq() == row.lastSeq()) {
            return known.wallet();
        }
        Booked base = known == null || known.seq() > row.lastSeq() ? new Booked(0, Wallet.EMPTY) : known;
        List<WalletEntry> added = entries.between(row.id(), base.seq(), row.lastSeq());
        Booked booked = new Booked(row.lastSeq(), WalletEntry.replay(base.wallet(), added));
        all.merge(row.id(), booked, BookedWallets::later);
        return booked.wallet();
    }

    private static Booked later(@Nullable Booked one, Booked other) {
        return one != null && one.seq() > other.seq() ? one : other;
    }
}
