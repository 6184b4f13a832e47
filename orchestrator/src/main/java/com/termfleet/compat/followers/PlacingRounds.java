package com.termfleet.compat.followers;

import com.termfleet.database.LeadershipStatus;
import com.termfleet.database.RepeatedTask;
import com.termfleet.kernel.UnavailableException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Records what terminals have answered, and takes up what a former server has left. */
@Component
class PlacingRounds implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(PlacingRounds.class);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final int MOST = 1_000;

    private final CopyTradeStore store;
    private final TradePlacing placing;
    private final LeadershipStatus leadership;
    private final RepeatedTask task = new RepeatedTask("follower-trades", this::round);

    PlacingRounds(CopyTradeStore store, TradePlacing placing, LeadershipStatus leadership) {
        this.store = store;
        this.placing = placing;
        this.leadership = leadership;
    }

    private Duration round() {
        if (leadership.state() == LeadershipStatus.State.LEADER) {
            try {
                store.underWay(MOST).forEach(trade -> placing.advance(trade, Duration.ZERO));
                placing.closeAbandoned();
            } catch (DataAccessException | TransactionException | UnavailableException e) {
                log.debug("Trades for followers not looked through", e);
            }
        }
        return PAUSE;
    }

    @Override
    public void start() {
        task.start();
    }

    @Override
    public void stop() {
        boolean _ = task.stop(PAUSE);
    }

    @Override
    public boolean isRunning() {
        return task.isRunning();
    }
}
