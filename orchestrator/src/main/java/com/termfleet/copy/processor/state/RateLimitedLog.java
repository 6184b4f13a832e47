package com.termfleet.copy.processor.state;

import com.termfleet.kernel.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Logs each message at most once a minute for each account: a faulty client sends the same fault thousands of times, and
 * the log must not fill the disk. Processor thread only.
 */
public final class RateLimitedLog {

    private static final Logger log = LoggerFactory.getLogger(RateLimitedLog.class);

    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final Map<Key, Instant> last = new HashMap<>();

    private record Key(AccountId account, String message) {}

    /**
     * Something that an operator should see.
     *
     * @param message constant text, then {@code account={}} and a {@code key={}} for each further value
     */
    public record Entry(Level level, AccountId account, String message, List<?> values) {

        public Entry {
            values = List.copyOf(values);
        }
    }

    public void write(Entry entry, Instant now) {
        if (isDue(entry.account(), entry.message(), now)) {
            List<Object> values = new ArrayList<>();
            values.add(entry.account());
            values.addAll(entry.values());
            log.atLevel(entry.level()).log(entry.message(), values.toArray());
        }
    }

    public boolean isDue(AccountId account, String message, Instant now) {
        Key key = new Key(account, message);
        Instant before = last.get(key);
        if (before != null && now.isBefore(before.plus(PAUSE))) {
            return false;
        }
        last.put(key, now);
        return true;
    }
}
