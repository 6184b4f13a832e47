package com.termfleet.copy.losses;

import com.termfleet.copy.limits.LimitedScope;
import com.termfleet.copy.results.ResultBook;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.SubscriptionId;
import com.termfleet.risk.ledger.Ledger;
import com.termfleet.risk.stop.StopOut;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What is known of followers and subscriptions with loss limits, in memory: {@link LossWatch} writes it, any thread reads it.
 */
public final class LossBook {

    private final Map<LimitedScope, Entry> entries = new ConcurrentHashMap<>();
    private final ResultBook results = new ResultBook();

    /** @param ledger null before balance and equity are known */
    record Entry(@Nullable Ledger ledger, List<RecordedStopOut> stopOuts) {

        static final Entry EMPTY = new Entry(null, List.of());

        Entry {
            stopOuts = List.copyOf(stopOuts);
        }
    }

    /** What the copies of subscriptions come to, as the copy processor tells. */
    public ResultBook results() {
        return results;
    }

    /** Null if there are no loss limits, or balance and equity are not known yet. */
    public @Nullable Ledger ledger(LimitedScope of) {
        return entry(of).ledger();
    }

    public @Nullable Ledger ledger(AccountId account) {
        return ledger(LimitedScope.of(account));
    }

    /** Those on record that had not ended when they were read. */
    public List<StopOut> stopOuts(LimitedScope of) {
        return entry(of).stopOuts().stream().map(RecordedStopOut::stopOut).toList();
    }

    public List<StopOut> stopOuts(AccountId account) {
        return stopOuts(LimitedScope.of(account));
    }

    /**
     * Whether neither the account nor the subscription has a stop-out on record.
     *
     * @param subscription null for one that does not exist yet
     */
    public boolean isFree(AccountId account, @Nullable SubscriptionId subscription) {
        return isFree(LimitedScope.of(account))
                && (subscription == null || isFree(new LimitedScope(account, subscription)));
    }

    private boolean isFree(LimitedScope scope) {
        return entry(scope).stopOuts().isEmpty();
    }

    Entry entry(LimitedScope of) {
        return entries.getOrDefault(of, Entry.EMPTY);
    }

    void put(LimitedScope of, Entry entry) {
        entries.put(of, entry);
    }

    void retain(Set<LimitedScope> scopes) {
        entries.keySet().retainAll(scopes);
    }
}
