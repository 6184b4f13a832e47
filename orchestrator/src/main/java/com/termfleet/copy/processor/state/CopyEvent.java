package com.termfleet.copy.processor.state;

import com.termfleet.copy.journal.Found;
import com.termfleet.copy.journal.Lookup;
import com.termfleet.copy.limits.AccountLimits;
import com.termfleet.copy.limits.LimitedScope;
import com.termfleet.copy.pause.Pauses;
import com.termfleet.copy.subscription.Subscription;
import com.termfleet.destination.ExecutionReport;
import com.termfleet.destination.HeldPosition;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.PairId;
import com.termfleet.kernel.SubscriptionId;
import com.termfleet.kernel.Ticket;
import com.termfleet.signal.MasterSnapshot;
import com.termfleet.signal.Signal;
import com.termfleet.signal.SignalSink;
import com.termfleet.signal.TicketSnapshot;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Everything that the copy processor decides about. */
public sealed interface CopyEvent {

    record FromMaster(Signal signal, SignalSink.Reply reply) implements CopyEvent {}

    record MasterHolds(MasterSnapshot snapshot) implements CopyEvent {}

    record MasterLists(TicketSnapshot snapshot) implements CopyEvent {}

    record Connected(AccountId follower) implements CopyEvent {}

    record Disconnected(AccountId follower) implements CopyEvent {}

    record Reported(ExecutionReport report) implements CopyEvent {}

    /** @param connection the number of the follower's connection when it arrived; 0 before that is looked up */
    record FollowerHolds(AccountId follower, List<HeldPosition> positions, long connection) implements CopyEvent {}

    /** @param connection as of {@link FollowerHolds} */
    record FollowerLists(AccountId follower, Set<Ticket> tickets, Instant receivedAt, long connection)
            implements CopyEvent {
        public FollowerLists {
            tickets = Set.copyOf(tickets);
        }
    }

    /** A subscription was made, changed or removed; it is in the database already. */
    record Subscribed(Subscription subscription) implements CopyEvent {}

    /** The limits of a follower's account were set; they are in the database already. */
    record LimitsSet(AccountLimits limits) implements CopyEvent {}

    /** A loss limit was reached, and all copies in its scope are to be closed. Repeated after a restart. */
    record StoppedOut(LimitedScope scope) implements CopyEvent {}

    /** What the copies of these subscriptions come to is asked for. */
    record ResultsWanted(Set<SubscriptionId> subscriptions) implements CopyEvent {

        public ResultsWanted {
            subscriptions = Set.copyOf(subscriptions);
        }
    }

    /** Time to close what is not to be open over the weekend, and to see when that is due next. */
    record WeekendDue() implements CopyEvent {}

    /** Accounts, or everything, were paused or resumed; it is in the database already. */
    record Paused(Pauses pauses) implements CopyEvent {}

    /** An account was deleted; it sends nothing any more. */
    record AccountDeleted(AccountId account) implements CopyEvent {}

    /**
     * An event that needed something of the database, with what was found.
     *
     * @param found null if the database could not be asked
     */
    record LookedUp(
            CopyEvent event, Lookup lookup, @Nullable Found found) implements CopyEvent {}

    /** Time to ask the database for what this account's events need. */
    record LookupDue(AccountId account) implements CopyEvent {}

    /** Time to look at a pair again. */
    record PairDue(PairId pair) implements CopyEvent {}

    /** Time to ask a follower once more what it holds. */
    record SnapshotDue(AccountId follower) implements CopyEvent {}

    /** Time to see whether a follower that connected is one that announces nothing. */
    record LinkDue(AccountId follower, long connection) implements CopyEvent {}
}
