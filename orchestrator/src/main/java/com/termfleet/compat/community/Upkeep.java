package com.termfleet.compat.community;

import com.termfleet.database.LeadershipStatus;
import com.termfleet.database.RepeatedTask;
import com.termfleet.kernel.UnavailableException;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Ends the offers of signals that nobody has executed in their time, and passes on what a former server has left. */
@Component
class Upkeep implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Upkeep.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final CommunitySignals signals;
    private final SignalDesk desk;
    private final LeadershipStatus leadership;
    private final Clock clock;
    private final RepeatedTask task = new RepeatedTask("community-upkeep", this::round);

    Upkeep(CommunitySignals signals, SignalDesk desk, LeadershipStatus leadership, Clock clock) {
        this.signals = signals;
        this.desk = desk;
        this.leadership = leadership;
        this.clock = clock;
    }

    private Duration round() {
        if (leadership.state() == LeadershipStatus.State.LEADER) {
            try {
                desk.passOnLeftOver();
                int expired = signals.expire(clock.instant());
                if (expired > 0) {
                    log.info("Signals expired count={}", expired);
                }
            } catch (DataAccessException | TransactionException | UnavailableException e) {
                log.debug("Signals not looked through", e);
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
