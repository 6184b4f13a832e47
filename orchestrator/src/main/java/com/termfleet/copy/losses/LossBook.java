package com.termfleet.copy.losses;

import com.termfleet.kernel.AccountId;
import com.termfleet.risk.ledger.Ledger;
import com.termfleet.risk.stop.StopOut;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What is known of followers with loss limits, in memory: {@link LossWatch} writes it, any thread reads it. */
public final class LossBook {

    private final Map<AccountId, Entry> entries = new ConcurrentHashMap<>();

    /** @param ledger null before the account has reported balance and equity */
    record Entry(@Nullable Ledger ledger, List<RecordedStopOut> stopOuts) {

        static final Entry EMPTY = new Entry(null, List.of());

        Entry {
            stopOuts = List.copyOf(stopOuts);
        }
    }

    /** Null if the account has no loss limits, or has reported nothing yet. */
    public @Nullable Ledger ledger(AccountId account) {
        return entry(account).ledger();
    }

    /** Those on record that had not ended when they were read. */
    public List<StopOut> stopOuts(AccountId account) {
        return entry(account).stopOuts().stream().map(RecordedStopOut::stopOut).toList();
    }

    /** Whether the account has no stop-out on record. */
    public boolean isFree(AccountId account) {
        return entry(account).stopOuts().isEmpty();
    }

    Entry entry(AccountId account) {
        return entries.getOrDefault(account, Entry.EMPTY);
    }

    void put(AccountId account, Entry entry) {
        entries.put(account, entry);
    }

    void retain(Set<AccountId> accounts) {
        entries.keySet().retainAll(accounts);
    }
}
