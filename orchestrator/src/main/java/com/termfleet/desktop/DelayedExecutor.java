package com.termfleet.desktop;

import java.time.Duration;

/** Runs things after a while. */
@FunctionalInterface
interface DelayedExecutor {

    void run(Duration delay, Runnable task);
}
