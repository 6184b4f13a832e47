package com.termfleet.destination.matchtrader.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.URI;
import java.time.InstantSource;

/** One budget for each login at each broker; one that no account uses any more is forgotten. Thread-safe. */
public final class LoginBudgets {

    private final InstantSource clock;
    private final Cache<String, LoginBudget> budgets =
            Caffeine.newBuilder().weakValues().build();

    public LoginBudgets(InstantSource clock) {
        this.clock = clock;
    }

    /** @param login an e-mail address, or what else all calls of one login have in common */
    public LoginBudget of(URI broker, String login) {
        return budgets.get(broker + " " + login, key -> new LoginBudget(clock));
    }
}
