package com.termfleet.desktop;

import java.time.Duration;

/** Runs tasks after a delay. */
@FunctionalInterface
interface DelayedExecutor {

    void run(Duration delay, Runnable task);
}
