package com.termfleet.compat.community;

import com.termfleet.database.LeaderTask;
import com.termfleet.database.LeadershipStatus;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Ends the offers of signals that nobody has executed in their time, and passes on what a former server has left. */
@Component
class Upkeep extends LeaderTask {

    private static final Logger log = LoggerFactory.getLogger(Upkeep.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final CommunitySignals signals;
    private final SignalDesk desk;
    private final Clock clock;

    Upkeep(CommunitySignals signals, SignalDesk desk, LeadershipStatus leadership, Clock clock) {
        super("community-upkeep", PAUSE, leadership);
        this.signals = signals;
        this.desk = desk;
        this.clock = clock;
    }

    @Override
    protected void round() {
        desk.passOnLeftOver();
        int expired = signals.expire(clock.instant());
        if (expired > 0) {
            log.info("Signals expired count={}", expired);
        }
    }
}
