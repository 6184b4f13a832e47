package com.termfleet.copy.processor.state;

import com.termfleet.kernel.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * What a follower does wrong is worth a line in the log, but only one a minute: whoever sends nonsense sends it by the
 * thousand, and must not fill the disk. Engine thread only.
 */
public final class RateLimitedLog {

    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final Map<AccountId, Instant> last = new HashMap<>();

    public boolean isDue(AccountId follower, Instant now) {
        Instant before = last.get(follower);
        if (before != null && now.isBefore(before.plus(PAUSE))) {
            return false;
        }
        last.put(follower, now);
        return true;
    }
}
