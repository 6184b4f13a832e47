package com.termfleet.copy.pause;

import com.termfleet.kernel.AccountId;
import org.jspecify.annotations.Nullable;

/**
 * What is set for an account, or for everything, as the API shows it.
 *
 * @param accountId null for everything
 * @param mode null if it is not paused
 */
public record PauseView(
        PauseLevel scope,
        @Nullable AccountId accountId,
        @Nullable PauseMode mode) {

    static PauseView of(PauseStore.Named pause) {
        return new PauseView(pause.scope(), pause.account(), pause.setting().mode());
    }
}
