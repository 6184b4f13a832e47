package com.termfleet.copy.processor;

import com.termfleet.copy.processor.state.CopyEvent;
import com.termfleet.copy.processor.state.CopyTransaction.LookupWanted;
import com.termfleet.copy.processor.state.RateLimitedLog;
import com.termfleet.copy.processor.state.Timers;
import com.termfleet.copy.trade.TradePair;
import com.termfleet.kernel.AccountId;
import com.termfleet.signal.SignalSink.Refusal;
import java.time.Instant;
import java.util.List;
import org.slf4j.event.Level;

/** Starts look-ups when they are due, and drops events of accounts that have too many. Processor thread only. */
final class LookupScheduler {

    private final Lookups lookups;
    private final Timers timers;
    private final RateLimitedLog dropped = new RateLimitedLog();

    LookupScheduler(Lookups lookups, Timers timers) {
        this.lookups = lookups;
        this.timers = timers;
    }

    /** @return whether the answer can be used; otherwise the question is asked again */
    boolean answered(CopyEvent.LookedUp answer, Instant now) {
        boolean usable = lookups.answered(answer, now);
        askNext(answer.lookup().account(), now);
        return usable;
    }

    void askNext(AccountId account, Instant now) {
        Instant later = lookups.askNext(account, now);
        if (later != null) {
            timers.add(later, new CopyEvent.LookupDue(account));
        }
    }

    /** The timers were cleared: asks again for all accounts that have questions. */
    void resume(Instant now) {
        lookups.waitingAccounts().forEach(account -> timers.add(now, new CopyEvent.LookupDue(account)));
    }

    void lookUp(LookupWanted wanted, Instant now) {
        AccountId account = wanted.lookup().account();
        if (!lookups.add(wanted.lookup(), wanted.event())) {
            drop(wanted.event(), account, now);
        }
        askNext(account, now);
    }

    private void drop(CopyEvent event, AccountId account, Instant now) {
        String message = "Too many unknown tickets or ids; event dropped account={}";
        dropped.write(new RateLimitedLog.Entry(Level.WARN, account, message, List.of()), now);
        if (event instanceof CopyEvent.FromMaster(var signal, var reply)) {
            Replies.send(() -> reply.refused(Refusal.UNAVAILABLE, "Too many unknown tickets; send it again later."));
        }
    }

    void committed(Iterable<TradePair> pairs) {
        lookups.committed(pairs);
    }
}
