package com.termfleet.wallet.ledger;

import java.time.Instant;
import java.util.List;

/**
 * One line of a wallet's ledger.
 *
 * @param seq counted from 1 without gaps
 * @param at never before that of the entry before
 */
public record WalletEntry(long seq, Instant at, WalletEvent event) {

    /** The wallet after entries that follow it. */
    public static Wallet replay(Wallet wallet, List<WalletEntry> entries) {
        Wallet result = wallet;
        for (WalletEntry entry : entries) {
            result = result.after(entry.event());
        }
        return result;
    }
}
