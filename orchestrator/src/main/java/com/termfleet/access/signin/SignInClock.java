package com.termfleet.access.signin;

import io.github.bucket4j.TimeMeter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The time source of rate limits: monotonic, so setting the system clock does not affect them. */
@Configuration(proxyBeanMethods = false)
class SignInClock {

    @Bean
    TimeMeter rateLimitTime() {
        return TimeMeter.SYSTEM_NANOTIME;
    }
}
