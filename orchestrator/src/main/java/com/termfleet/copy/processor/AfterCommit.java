package com.termfleet.copy.processor;

import com.termfleet.copy.processor.state.CopyState;
import com.termfleet.copy.processor.state.CopyTransaction;
import com.termfleet.copy.processor.state.Moment;
import com.termfleet.copy.processor.state.RateLimitedLog;

/** Carries out what was committed: brings memory up to date, sends commands, sets timers. Processor thread only. */
final class AfterCommit {

    private final CopyState state;
    private final CommandSender sender;
    private final Committer committer;
    private final LookupScheduler lookups;
    private final ProcessorClock clock;
    private final RateLimitedLog log = new RateLimitedLog();

    AfterCommit(
            CopyState state, CommandSender sender, Committer committer, LookupScheduler lookups, ProcessorClock clock) {
        this.state = state;
        this.sender = sender;
        this.committer = committer;
        this.lookups = lookups;
        this.clock = clock;
    }

    void carryOut(CopyTransaction transaction) {
        Moment committed = clock.now();
        transaction.apply();
        committer.storeLater(sender.send(state.trades(), transaction, committed));
        transaction.alarms.forEach(alarm -> state.timers.add(alarm.at(), alarm.event()));
        lookups.committed(transaction.changes.changedPairs());
        transaction.lookups.forEach(wanted -> lookups.lookUp(wanted, clock.instant()));
        committer.storeLater(transaction.changes.settle());
        transaction.logEntries.forEach(entry -> log.write(entry, committed.at()));
    }
}
