package com.termfleet.copy.processor;

import com.termfleet.copy.processor.InFlight.Kind;
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
final class CopyTransaction {

    /** Something to be looked at again later. */
    record Alarm(Instant at, CopyEvent event) {}

    /** A position that should not be: a second one for a pair. */
    record Stray(TradePair pair, Ticket ticket) {}

    final PendingChanges changes;
    final Instant now;
    final Set<PairId> reviews = new LinkedHashSet<>();
    final Set<AccountId> snapshotsWanted = new LinkedHashSet<>();
    final List<Alarm> alarms = new ArrayList<>();
    final List<Stray> strays = new ArrayList<>();
    final List<Runnable> bookkeeping = new ArrayList<>();
    final List<Runnable> replies = new ArrayList<>();
    private final Set<Answered> answered = new HashSet<>();
    private final Set<Long> closesDone = new HashSet<>();

    private record Answered(PairId pair, Kind kind) {}

    CopyTransaction(PendingChanges changes, Instant now) {
        this.changes = changes;
        this.now = now;
    }

    /** Once committed, sends what the pair needs, if anything. Pairs that changed are reviewed anyhow. */
    void review(TradePair pair) {
        reviews.add(pair.id());
    }

    /** Records why what is open is not as wanted, and has it reviewed; writes nothing if that is recorded already. */
    void note(TradePair pair, Reason why) {
        TradePair noted = pair.isKept() ? pair : pair.noted(why);
        if (noted.equals(pair)) {
            review(pair);
        } else {
            changes.put(noted);
        }
    }

    /** A command that a follower answered earlier in this cycle; what is outstanding learns of it once it is committed. */
    boolean isAnswered(PairId pair, Kind kind) {
        return answered.contains(new Answered(pair, kind));
    }

    void answered(PairId pair, Kind kind) {
        answered.add(new Answered(pair, kind));
    }

    boolean isCloseDone(long command) {
        return closesDone.contains(command);
    }

    void closeDone(long command) {
        closesDone.add(command);
    }

    void wantSnapshot(AccountId follower) {
        snapshotsWanted.add(follower);
    }

    void wake(Instant at, CopyEvent event) {
        alarms.add(new Alarm(at, event));
    }

    void stray(TradePair pair, Ticket ticket) {
        strays.add(new Stray(pair, ticket));
    }

    /** What the engine remembers in memory only, changed once the cycle is committed. */
    void onceCommitted(Runnable change) {
        bookkeeping.add(change);
    }

    void committed(SignalSink.Reply reply, TradeId trade) {
        replies.add(() -> reply.committed(trade));
    }

    void refused(SignalSink.Reply reply, SignalSink.Refusal refusal, String text) {
        replies.add(() -> reply.refused(refusal, text));
    }
}
