package com.termfleet;

import com.termfleet.kernel.SteadyClock;
import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Provides the clock. Classes take it as an argument, so that tests can pass their own. */
@Configuration(proxyBeanMethods = false)
class TimeConfiguration {

    /** Deadlines depend on it, so it must not go back with the system's clock. */
    @Bean
    Clock clock() {
        return new SteadyClock(Clock.systemUTC(), System::nanoTime).withZone(ZoneOffset.UTC);
    }
}
