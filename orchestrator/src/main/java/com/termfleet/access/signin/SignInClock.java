package com.termfleet.access.signin;

import io.github.bucket4j.TimeMeter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The time of rate limits: monotonic, so that a clock that is set changes none. */
@Configuration(proxyBeanMethods = false)
class SignInClock {

    @Bean
    TimeMeter rateLimitTime() {
        return TimeMeter.SYSTEM_NANOTIME;
    }
}
