package com.termfleet.copy.exposure;

import com.termfleet.kernel.AccountId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What each connected follower has besides its copies, as its last snapshot shows: the processor writes it, any thread reads
 * it.
 */
public final class OtherVolumes {

    private final Map<AccountId, Volumes> byFollower = new ConcurrentHashMap<>();

    /** Not to be changed. Null if the follower is not connected or has not sent a snapshot. */
    public @Nullable Volumes of(AccountId follower) {
        return byFollower.get(follower);
    }

    /** @param volumes not changed any more; null if they are not known */
    public void put(AccountId follower, @Nullable Volumes volumes) {
        if (volumes == null) {
            byFollower.remove(follower);
        } else {
            byFollower.put(follower, volumes);
        }
    }
}
