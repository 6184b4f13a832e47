package com.termfleet.copy;

import com.termfleet.destination.ExecutionReport;
import com.termfleet.destination.HeldPosition;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.PairId;
import com.termfleet.signal.MasterSnapshot;
import com.termfleet.signal.Signal;
import com.termfleet.signal.SignalSink;
import java.util.List;

/** Everything that makes the engine decide. */
sealed interface Event {

    record FromMaster(Signal signal, SignalSink.Reply reply) implements Event {}

    record MasterHolds(MasterSnapshot snapshot) implements Event {}

    record Connected(AccountId follower) implements Event {}

    record Disconnected(AccountId follower) implements Event {}

    record Reported(ExecutionReport report) implements Event {}

    /** @param connection the link's number at the time it came in; 0 before it is admitted */
    record FollowerHolds(AccountId follower, List<HeldPosition> positions, long connection) implements Event {}

    /** A subscription was made, changed or removed; it is in the database already. */
    record Subscribed(Subscription subscription) implements Event {}

    /** Time to look at a pair again. */
    record PairDue(PairId pair) implements Event {}

    /** Time to ask a follower once more what it holds. */
    record SnapshotDue(AccountId follower) implements Event {}

    /** Time to see whether a follower that connected is one that announces nothing. */
    record LinkDue(AccountId follower, long connection) implements Event {}
}
