package com.termfleet.copy.pause;

import org.jspecify.annotations.Nullable;

/**
 * What is to be paused or resumed.
 *
 * @param scope ALL, MASTER or FOLLOWER
 * @param accountId of the master's or follower's account; left out for ALL
 * @param mode OPEN_AND_CLOSE, CLOSE_ONLY or FROZEN; not read when resuming
 */
public record PauseRequest(
        @Nullable String scope,
        @Nullable Long accountId,
        @Nullable String mode) {}
