package com.termfleet.wallet;

import com.termfleet.database.LeaderTask;
import com.termfleet.database.LeadershipStatus;
import com.termfleet.figures.AccountFigures;
import com.termfleet.figures.Funds;
import com.termfleet.wallet.ledger.WalletId;
import com.termfleet.wallet.store.BookedWallets;
import com.termfleet.wallet.store.WalletRow;
import com.termfleet.wallet.store.WalletStore;
import com.termfleet.wallet.store.WalletWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Passes what the experts of wallets' accounts report on to the wallets, and refreshes the metrics. Only the leader does.
 * What was open before the first report does not concern a wallet.
 */
final class WalletFeed extends LeaderTask {

    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final WalletStore store;
    private final WalletWriter writer;
    private final BookedWallets booked;
    private final WalletMetrics metrics;
    private final AccountFigures figures;
    private final Clock clock;
    private final Map<WalletId, Instant> reported = new ConcurrentHashMap<>();

    WalletFeed(
            WalletStore store,
            WalletWriter writer,
            BookedWallets booked,
            WalletMetrics metrics,
            AccountFigures figures,
            LeadershipStatus leadership,
            Clock clock) {
        super("wallet-feed", PAUSE, leadership);
        this.store = store;
        this.writer = writer;
        this.booked = booked;
        this.metrics = metrics;
        this.figures = figures;
        this.clock = clock;
    }

    /** Passes each report on once. */
    @Override
    protected void round() {
        List<WalletRow> wallets = store.all();
        for (WalletRow wallet : wallets) {
            figures.funds(wallet.account())
                    .filter(funds -> !funds.isStale(clock.instant()))
                    .filter(funds -> !funds.at().equals(reported.get(wallet.id())))
                    .ifPresent(funds -> report(wallet, funds));
        }
        metrics.show(store.all(), booked);
    }

    private void report(WalletRow wallet, Funds funds) {
        AccountReport report = new AccountReport(funds.balance(), funds.equity(), null, funds.deposits(), funds.at());
        writer.report(wallet.id(), report::in);
        reported.put(wallet.id(), funds.at());
    }
}
