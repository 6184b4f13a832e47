package com.termfleet.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.springframework.context.support.GenericApplicationContext;

/** The computer's clock, ahead by as much as a test says: what ends with time ends without a wait. Thread-safe. */
public final class AdvancedClock extends Clock {

    private final Clock real = Clock.systemUTC();
    private volatile Duration ahead = Duration.ZERO;

    /** To be passed to {@link Server#start}. */
    public void register(GenericApplicationContext beans) {
        beans.registerBean("advancedClock", Clock.class, () -> this, bean -> bean.setPrimary(true));
    }

    /** @param time from now on ahead of the computer's clock */
    public void advance(Duration time) {
        ahead = time;
    }

    @Override
    public Instant instant() {
        return real.instant().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return real.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
