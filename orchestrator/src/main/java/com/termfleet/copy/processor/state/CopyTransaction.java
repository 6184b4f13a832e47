package com.termfleet.copy.processor.state;

import com.termfleet.copy.journal.Lookup;
import com.termfleet.copy.processor.state.InFlight.Kind;
import com.termfleet.copy.results.Balances;
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
import java.util.function.Consumer;
import org.slf4j.event.Level;

/**
 * What is decided about a batch of events: changes that are laid over the state, and what is to happen once they are
 * committed. If they are not committed, the transaction is dropped and nothing has changed. Processor thread only.
 */
public final class CopyTransaction {

    /** Something to be looked at again later. */
    public record Alarm(Instant at, CopyEvent event) {}

    /**
     * A position or pending order that should not be: a second one for a pair.
     *
     * @param isOrder whether it is a pending order
     */
    public record Stray(TradePair pair, Ticket ticket, boolean isOrder) {}

    /**
     * A basic follower's list of tickets was compared.
     *
     * @param notCopied what of it is to be closed
     */
    public record Comparison(AccountId follower, List<Ticket> notCopied, String reason) {}

    public final PendingChanges changes;
    public final FollowerConnections connections;
    public final Balances balances;
    public final Moment moment;
    /** By the clock. */
    public final Instant now;

    public final Set<PairId> reviews = new LinkedHashSet<>();
    public final Set<AccountId> snapshotsWanted = new LinkedHashSet<>();
    public final List<Alarm> alarms = new ArrayList<>();
    public final List<Stray> strays = new ArrayList<>();
    public final List<Comparison> comparisons = new ArrayList<>();
    public final List<RateLimitedLog.Entry> logEntries = new ArrayList<>();
    public final List<Runnable> replies = new ArrayList<>();
    public final List<LookupWanted> lookups = new ArrayList<>();
    private final InFlightCommands inFlight;
    private final List<Consumer<InFlightCommands>> inFlightChanges = new ArrayList<>();
    private final Set<Answered> answered = new HashSet<>();
    private final Set<Answered> decided = new HashSet<>();
    private final Set<Long> closesDone = new HashSet<>();

    /** An event that is decided about once this has been looked up. */
    public record LookupWanted(Lookup lookup, CopyEvent event) {}

    private record Answered(PairId pair, Kind kind) {}

    /** @throws IllegalStateException while the copies are not loaded */
    public CopyTransaction(CopyState state, Moment now) {
        this.changes = new PendingChanges(state.trades(), state.ids);
        this.connections = state.connections.laidOver();
        this.balances = state.trades().balances().laidOver();
        this.inFlight = state.inFlight;
        this.moment = now;
        this.now = now.at();
    }

    /** Brings the state up to date; only after everything is committed. */
    public void apply() {
        changes.apply(now);
        connections.apply();
        balances.apply();
        inFlightChanges.forEach(change -> change.accept(inFlight));
    }

    /** The pairs that may need a command now: those that changed, and those that a review was asked for. */
    public Set<PairId> toReview() {
        Set<PairId> pairs = changes.touchedPairs();
        pairs.addAll(reviews);
        return pairs;
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

    /** Whether a follower answered such a command earlier in this transaction; {@link InFlightCommands} does not show it yet. */
    public boolean isAnswered(PairId pair, Kind kind) {
        return answered.contains(new Answered(pair, kind));
    }

    /** Whether such an answer has told what became of the command; one that leaves it unknown has not. */
    public boolean isDecided(PairId pair, Kind kind) {
        return decided.contains(new Answered(pair, kind));
    }

    /** The command of this kind has come to its end. */
    public void done(PairId pair, Kind kind) {
        answered.add(new Answered(pair, kind));
        decided.add(new Answered(pair, kind));
        inFlightChanges.add(commands -> commands.done(pair, kind));
    }

    /** No command is in flight for this copy any more. */
    public void done(PairId pair) {
        inFlightChanges.add(commands -> commands.done(pair));
    }

    /** The follower has answered, and this is what follows from it. */
    public void answered(InFlight next) {
        Answered answer = new Answered(next.attempt().pair(), next.attempt().kind());
        answered.add(answer);
        if (!(next instanceof InFlight.Unknown)) {
            decided.add(answer);
        }
        put(next);
    }

    public void put(InFlight command) {
        inFlightChanges.add(commands -> commands.put(command));
    }

    public boolean isCloseDone(PairId pair, long command) {
        return closesDone.contains(command) || inFlight.isCloseDone(pair, command);
    }

    public void closeDone(PairId pair, long command) {
        closesDone.add(command);
        inFlightChanges.add(commands -> commands.closeDone(pair, command));
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

    /** @param isOrder whether it is a pending order rather than a position */
    public void stray(TradePair pair, Ticket ticket, boolean isOrder) {
        strays.add(new Stray(pair, ticket, isOrder));
    }

    /** The follower has told what it has of the copy. */
    public void told(PairId pair) {
        inFlightChanges.add(commands -> commands.told(pair, moment));
    }

    /** The open with this id has placed the copy's pending order. */
    public void placedBy(PairId pair, long command) {
        inFlightChanges.add(commands -> commands.placedBy(pair, command));
    }

    /** Logs it, at most once a minute for each account; see {@link RateLimitedLog.Entry}. */
    public void log(Level level, AccountId account, String message, Object... values) {
        logEntries.add(new RateLimitedLog.Entry(level, account, message, List.of(values)));
    }

    public void committed(SignalSink.Reply reply, TradeId trade) {
        replies.add(() -> reply.committed(trade));
    }

    public void refused(SignalSink.Reply reply, SignalSink.Refusal refusal, String text) {
        replies.add(() -> reply.refused(refusal, text));
    }
}
