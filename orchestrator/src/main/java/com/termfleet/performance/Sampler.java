package com.termfleet.performance;

import com.termfleet.gateway.Session;
import com.termfleet.gateway.SessionListener;
import com.termfleet.gateway.message.Heartbeat;
import com.termfleet.kernel.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * Sums up each account's heartbeats of a minute. A minute in which nothing changed is left out, unless ten have passed
 * since the last one that was not. Event loops write, one thread takes.
 */
final class Sampler implements SessionListener {

    private static final Duration LONGEST_SILENCE = Duration.ofMinutes(10);

    /**
     * @param current the minute that is being summed up; null after it was taken
     * @param last what was taken last; null if nothing was
     */
    private record Entry(@Nullable Sample current, @Nullable Sample last) {}

    private final Map<AccountId, Entry> entries = new ConcurrentHashMap<>();
    private final Queue<Sample> finished = new ConcurrentLinkedQueue<>();

    /** A terminal without a connection to its broker shows what it had before, or zeros. */
    @Override
    public void heartbeat(Session session, Heartbeat heartbeat, Instant at) {
        if (!heartbeat.connected()) {
            return;
        }
        Sample report = Sample.of(
                session.account(),
                at.truncatedTo(ChronoUnit.MINUTES),
                heartbeat.balance().amount(),
                heartbeat.equity().amount(),
                session.introduction().currency());
        entries.compute(session.account(), (account, entry) -> with(entry, report));
    }

    private Entry with(@Nullable Entry entry, Sample report) {
        if (entry == null) {
            return new Entry(report, null);
        }
        Sample current = entry.current();
        if (current == null) {
            return new Entry(report, entry.last());
        }
        return current.at().equals(report.at())
                ? new Entry(current.followedBy(report), entry.last())
                : new Entry(report, finish(current, entry.last()));
    }

    /** @return what was taken last now */
    private @Nullable Sample finish(Sample current, @Nullable Sample last) {
        boolean recent = last != null && current.at().isBefore(last.at().plus(LONGEST_SILENCE));
        if (last != null && recent && current.isUnchangedSince(last)) {
            return last;
        }
        finished.add(current);
        return current;
    }

    /** The minutes that have ended, in the order of each account's time. */
    List<Sample> takeEnded(Instant now) {
        Instant minute = now.truncatedTo(ChronoUnit.MINUTES);
        return take(minute);
    }

    /** With those that have not ended. */
    List<Sample> takeAll() {
        return take(Instant.MAX);
    }

    private List<Sample> take(Instant endedBefore) {
        for (AccountId account : entries.keySet()) {
            entries.computeIfPresent(account, (id, entry) -> ended(entry, endedBefore));
        }
        List<Sample> taken = new ArrayList<>();
        for (Sample sample = finished.poll(); sample != null; sample = finished.poll()) {
            taken.add(sample);
        }
        return taken;
    }

    private @Nullable Entry ended(Entry entry, Instant endedBefore) {
        Sample current = entry.current();
        Sample last = entry.last();
        if (current == null) {
            // An account that is away is forgotten.
            boolean away = last == null || last.at().plus(LONGEST_SILENCE).isBefore(endedBefore);
            return away ? null : entry;
        }
        return current.at().isBefore(endedBefore) ? new Entry(null, finish(current, last)) : entry;
    }

    /** The account's minute that has not ended. */
    Optional<Sample> current(AccountId account) {
        return Optional.ofNullable(entries.get(account)).map(Entry::current);
    }
}
