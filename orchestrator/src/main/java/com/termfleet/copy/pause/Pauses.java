package com.termfleet.copy.pause;

import com.termfleet.kernel.AccountId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The pauses of accounts and of everything; those of subscriptions are stored with them. Immutable.
 *
 * @param accounts of masters and followers; an account is one or the other
 * @param all of everything
 */
public record Pauses(Map<AccountId, Pause.Setting> accounts, Pause.Setting all) {

    /** Never paused. */
    private static final Pause.Setting NEVER = new Pause.Setting(null, Instant.EPOCH);

    public static final Pauses NONE = new Pauses(Map.of(), NEVER);

    public Pauses {
        accounts = Map.copyOf(accounts);
    }

    /** The pause that counts for a subscription with this one of its own. */
    public Pause of(@Nullable PauseMode own, AccountId master, AccountId follower) {
        return new Pause(own, PauseLevel.SUBSCRIPTION)
                .and(of(follower).mode(), PauseLevel.FOLLOWER)
                .and(of(master).mode(), PauseLevel.MASTER)
                .and(all.mode(), PauseLevel.ALL);
    }

    /** Since when opens pass all levels of a subscription; of no meaning while they do not. */
    public Instant opensSince(Instant own, AccountId master, AccountId follower) {
        return Stream.of(own, of(master).opensSince(), of(follower).opensSince(), all.opensSince())
                .max(Instant::compareTo)
                .orElse(own);
    }

    public Pause.Setting of(AccountId account) {
        return accounts.getOrDefault(account, NEVER);
    }

    public Pauses with(AccountId account, Pause.Setting setting) {
        Map<AccountId, Pause.Setting> changed = new HashMap<>(accounts);
        changed.put(account, setting);
        return new Pauses(changed, all);
    }

    public Pauses withAll(Pause.Setting setting) {
        return new Pauses(accounts, setting);
    }
}
