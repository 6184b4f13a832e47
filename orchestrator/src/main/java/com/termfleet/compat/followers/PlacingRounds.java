package com.termfleet.compat.followers;

import com.termfleet.database.LeaderTask;
import com.termfleet.database.LeadershipStatus;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Records what terminals have answered, and takes up what a former server has left. */
@Component
class PlacingRounds extends LeaderTask {

    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final int MOST = 1_000;

    private final CopyTradeStore store;
    private final TradePlacing placing;

    PlacingRounds(CopyTradeStore store, TradePlacing placing, LeadershipStatus leadership) {
        super("follower-trades", PAUSE, leadership);
        this.store = store;
        this.placing = placing;
    }

    @Override
    protected void round() {
        store.underWay(MOST).forEach(trade -> placing.advance(trade, Duration.ZERO));
        placing.closeAbandoned();
    }
}
