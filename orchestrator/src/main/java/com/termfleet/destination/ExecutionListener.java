package com.termfleet.destination;

import com.termfleet.kernel.AccountId;
import java.util.List;

/** Receives what followers report. Called on I/O threads: implementations must not block. */
public interface ExecutionListener {

    void connected(AccountId follower);

    void disconnected(AccountId follower);

    void reported(ExecutionReport report);

    /** Everything the follower holds, after it connected and whenever it was asked. */
    void snapshot(AccountId follower, List<HeldPosition> positions);
}
