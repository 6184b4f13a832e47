package com.termfleet.desktop;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DesktopConfiguration {

    /** One thread waits; what is due blocks on an engine, so each runs on a virtual thread of its own. */
    @Bean(destroyMethod = "shutdownNow")
    ScheduledExecutorService desktopTimer() {
        return new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("desktop-timer").factory());
    }

    @Bean
    DelayedExecutor later(ScheduledExecutorService desktopTimer) {
        return (delay, task) -> {
            Runnable start = () -> Thread.ofVirtual().name("desktop-later").start(task);
            var _ = desktopTimer.schedule(start, delay.toMillis(), TimeUnit.MILLISECONDS);
        };
    }
}
