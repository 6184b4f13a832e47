package com.termfleet;

import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The one clock; whoever needs the time takes it as an argument, so that tests pass their own. */
@Configuration(proxyBeanMethods = false)
class TimeConfiguration {

    /** In whole microseconds, as PostgreSQL keeps time: what was stored equals what is read back. */
    @Bean
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));
    }
}
