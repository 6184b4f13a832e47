package com.termfleet.copy.processor.state;

import com.termfleet.copy.journal.Lookup;
import com.termfleet.copy.processor.state.InFlight.Kind;
import com.termfleet.copy.trade.Reason;
import com.termfleet.copy.trade.TradePair;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.PairId;
import com.termfleet.kernel.Ticket;
import com.termfleet.kernel.TradeId;
import com.termfleet.signal.SignalSink;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * One turn of the engine: what was decided (the draft) and what is to happen once that is committed. If it is not
 * committed, the cycle is dropped and nothing has happened.
 */
public final class CopyTransaction {

    /** Something to be looked at again later. */
    public record Alarm(Instant at, CopyEvent event) {}

    /** A position that should not be: a second one for a pair. */
    public record Stray(TradePair pair, Ticket ticket) {}

    public final PendingChanges changes;
    public final Instant now;
    public final Set<PairId> reviews = new LinkedHashSet<>();
    public final Set<AccountId> snapshotsWanted = new LinkedHashSet<>();
    public final List<Alarm> alarms = new ArrayList<>();
    public final List<Stray> strays = new ArrayList<>();
    public final List<Runnable> bookkeeping = new ArrayList<>();
    public final List<Runnable> replies = new ArrayList<>();
    public final List<LookupWanted> lookups = new ArrayList<>();
    private final Set<Answered> answered = new HashSet<>();
    private final Set<Long> closesDone = new HashSet<>();

    /** An event that is decided about once this has been looked up. */
    public record LookupWanted(Lookup lookup, CopyEvent event) {}

    private record Answered(PairId pair, Kind kind) {}

    public CopyTransaction(PendingChanges changes, Instant now) {
        this.changes = changes;
        this.now = now;
    }

    /** Once committed, sends what the pair needs, if anything. Pairs that changed are reviewed anyhow. */
    public void review(TradePair pair) {
        reviews.add(pair.id());
    }

    /** Records why what is open is not as wanted, and has it reviewed; writes nothing if that is recorded already. */
    public void note(TradePair pair, Reason why) {
        TradePair noted = pair.isKept() ? pair : pair.noted(why);
        if (noted.equals(pair)) {
            review(pair);
        } else {
            changes.put(noted);
        }
    }

    /** A command that a follower answered earlier in this cycle; what is outstanding learns of it once it is committed. */
    public boolean isAnswered(PairId pair, Kind kind) {
        return answered.contains(new Answered(pair, kind));
    }

    public void answered(PairId pair, Kind kind) {
        answered.add(new Answered(pair, kind));
    }

    public boolean isCloseDone(long command) {
        return closesDone.contains(command);
    }

    public void closeDone(long command) {
        closesDone.add(command);
    }

    /** Puts the event off until the database has been asked. */
    public void lookUp(Lookup lookup, CopyEvent event) {
        lookups.add(new LookupWanted(lookup, event));
    }

    public void wantSnapshot(AccountId follower) {
        snapshotsWanted.add(follower);
    }

    public void wake(Instant at, CopyEvent event) {
        alarms.add(new Alarm(at, event));
    }

    public void stray(TradePair pair, Ticket ticket) {
        strays.add(new Stray(pair, ticket));
    }

    /** What the engine remembers in memory only, changed once the cycle is committed. */
    public void onceCommitted(Runnable change) {
        bookkeeping.add(change);
    }

    public void committed(SignalSink.Reply reply, TradeId trade) {
        replies.add(() -> reply.committed(trade));
    }

    public void refused(SignalSink.Reply reply, SignalSink.Refusal refusal, String text) {
        replies.add(() -> reply.refused(refusal, text));
    }
}
