package com.termfleet.desktop;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DesktopConfiguration {

    /** One thread waits for due tasks. Each task runs on its own virtual thread, because it blocks on an engine. */
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
