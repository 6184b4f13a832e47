package com.termfleet.copy.quality;

import com.termfleet.copy.CopyListener;
import com.termfleet.copy.CopyProgress;
import com.termfleet.database.BatchRecorder;
import com.termfleet.figures.AccountFigures;
import com.termfleet.figures.Funds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Records fills and their slippage off the copy processor's thread, which adds to a bounded queue and goes on. What is not
 * stored when the process is killed, half a second at most, lacks its slippage; the times of its steps are stored with the
 * copy itself.
 */
final class ExecutionRecorder extends BatchRecorder<CopyProgress, Fill> implements CopyListener {

    static final int CAPACITY = 100_000;
    private static final int BATCH = 5_000;
    private static final Duration GATHERED = Duration.ofMillis(500);

    private final AccountFigures figures;
    private final FillStore store;
    private final ExecutionMetrics metrics;

    ExecutionRecorder(AccountFigures figures, FillStore store, ExecutionMetrics metrics) {
        super(new Settings("execution-recorder", CAPACITY, BATCH, GATHERED));
        this.figures = figures;
        this.store = store;
        this.metrics = metrics;
    }

    @Override
    public void tradesChanged(Collection<TradeChange> trades) {}

    @Override
    public void pairsChanged(Collection<PairChange> pairs) {}

    @Override
    public void progressed(Collection<CopyProgress> copies) {
        for (CopyProgress progress : copies) {
            if (!offer(progress)) {
                metrics.lost();
            }
        }
    }

    @Override
    protected List<Fill> prepare(List<CopyProgress> batch) {
        List<Fill> fills = new ArrayList<>(batch.size());
        for (CopyProgress progress : batch) {
            Slippage slippage = progress.isFill() ? slippage(progress) : null;
            metrics.record(progress, slippage);
            if (progress.isFill()) {
                fills.add(new Fill(progress.pair(), progress.at(), slippage));
            }
        }
        return fills;
    }

    @Override
    protected void store(List<Fill> fills) {
        store.store(fills);
    }

    private @Nullable Slippage slippage(CopyProgress progress) {
        CopyProgress.Position position = progress.position();
        if (position == null) {
            return null;
        }
        String currency =
                figures.funds(progress.follower()).map(Funds::currency).orElse(null);
        return Slippage.of(position, figures.symbol(progress.follower(), position.symbol()), currency);
    }
}
