package com.termfleet.destination;

import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Ticket;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Receives what followers report. Called on I/O threads: implementations must not block. */
public interface ExecutionListener {

    void connected(AccountId follower);

    void disconnected(AccountId follower);

    void reported(ExecutionReport report);

    /** Everything the follower holds, after it connected and whenever it was asked. */
    void snapshot(AccountId follower, List<HeldPosition> positions);

    /** The tickets of everything that a {@linkplain Follower#isBasic() basic} follower's expert has opened. */
    void tickets(AccountId follower, Set<Ticket> tickets, Instant receivedAt);
}
