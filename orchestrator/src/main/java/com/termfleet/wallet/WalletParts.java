package com.termfleet.wallet;

import com.termfleet.access.Users;
import com.termfleet.wallet.store.BookedWallets;
import com.termfleet.wallet.store.WalletEntries;
import com.termfleet.wallet.store.WalletStore;
import com.termfleet.wallet.store.WalletWriter;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What both services of this module share. */
record WalletParts(
        WalletStore store,
        WalletEntries entries,
        BookedWallets booked,
        WalletWriter writer,
        WalletChanges changes,
        WalletReader reader) {

    static WalletParts of(JdbcClient jdbc, TransactionTemplate transactions, Users users, Clock clock) {
        WalletStore store = new WalletStore(jdbc);
        WalletEntries entries = new WalletEntries(jdbc);
        BookedWallets booked = new BookedWallets(entries);
        WalletWriter writer = new WalletWriter(store, entries, booked, transactions, clock);
        return new WalletParts(
                store,
                entries,
                booked,
                writer,
                new WalletChanges(store, writer, users, clock),
                new WalletReader(store, entries, booked));
    }
}
