package com.termfleet;

import com.termfleet.kernel.SteadyClock;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The one clock; whoever needs the time takes it as an argument, so that tests pass their own. */
@Configuration(proxyBeanMethods = false)
class TimeConfiguration {

    /** Deadlines are counted by it, so it must not go back with the system's clock. */
    @Bean
    Clock clock() {
        return new SteadyClock(Clock.systemUTC(), System::nanoTime);
    }
}
