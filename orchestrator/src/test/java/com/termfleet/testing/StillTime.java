package com.termfleet.testing;

import io.github.bucket4j.TimeMeter;
import org.springframework.context.support.GenericApplicationContext;

/** A clock of rate limits that stands still, so that no test of a limit depends on how fast the machine is. */
public final class StillTime implements TimeMeter {

    private StillTime() {}

    /** To be passed to {@link Server#start}. */
    public static void register(GenericApplicationContext beans) {
        beans.registerBean("stillTime", TimeMeter.class, StillTime::new, bean -> bean.setPrimary(true));
    }

    @Override
    public long currentTimeNanos() {
        return 0;
    }

    @Override
    public boolean isWallClockBased() {
        return false;
    }
}
