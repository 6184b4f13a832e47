package com.termfleet.wallet;

import com.termfleet.kernel.UserId;
import com.termfleet.wallet.ledger.Statement;
import com.termfleet.wallet.ledger.Wallet;
import com.termfleet.wallet.ledger.WalletEntry;
import com.termfleet.wallet.ledger.WalletEvent.Earned;
import com.termfleet.wallet.ledger.WalletId;
import com.termfleet.wallet.store.BookedWallets;
import com.termfleet.wallet.store.Member;
import com.termfleet.wallet.store.WalletEntries;
import com.termfleet.wallet.store.WalletRow;
import com.termfleet.wallet.store.WalletStore;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What wallets and their members have now, and had in a period. Thread-safe; blocks. */
final class WalletReader {

    private final WalletStore store;
    private final WalletEntries entries;
    private final BookedWallets booked;

    WalletReader(WalletStore store, WalletEntries entries, BookedWallets booked) {
        this.store = store;
        this.entries = entries;
        this.booked = booked;
    }

    /** With the profit that is not an entry yet. */
    Wallet current(WalletRow row) {
        return row.current(booked.of(row));
    }

    WalletView view(WalletRow row) {
        return WalletView.of(row, current(row), store.members(row.id(), null).size());
    }

    MemberView member(WalletRow row, Member member) {
        return MemberView.of(member, row, current(row));
    }

    /** @param viewer only what this user may see as a member; null for all */
    List<MemberView> members(WalletRow row, @Nullable UserId viewer) {
        Wallet wallet = current(row);
        return store.members(row.id(), viewer).stream()
                .map(member -> MemberView.of(member, row, wallet))
                .toList();
    }

    /** @param viewer only what this user may see as a member; null for all */
    StatementView statement(WalletRow row, DayRange range, @Nullable UserId viewer) {
        List<WalletEntry> all = new ArrayList<>(entries.between(row.id(), 0, row.lastSeq()));
        if (row.valuation() != null) {
            all.add(new WalletEntry(row.lastSeq() + 1, row.valuation().at(), new Earned(row.pending())));
        }
        Statement statement = Statement.of(all, range.begin(), range.end());
        return StatementView.of(row, range, statement, store.members(row.id(), viewer));
    }

    boolean isMember(WalletId wallet, UserId user) {
        return !store.members(wallet, user).isEmpty();
    }
}
