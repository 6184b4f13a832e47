package com.termfleet.destination;

import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Ticket;
import java.util.List;
import java.util.Optional;

/** Executes orders on followers' accounts. Thread-safe, never blocks. */
public interface Destination {

    /** The follower if it is connected now. */
    Optional<Follower> find(AccountId account);

    /**
     * Hands the orders over in one go. An order for a follower that is away, or cannot take more now, is dropped: the
     * caller repeats what is not answered, and the follower's next snapshot shows what it has.
     */
    void send(List<Order> orders);

    /** Asks a connected follower for its snapshot. */
    void requestSnapshot(AccountId account);

    /**
     * Tells a {@linkplain Follower#isBasic() basic} follower that its list of tickets was compared, after it was told to close those
     * that are no copies. Platforms without such followers, which never list tickets, have nothing to tell.
     *
     * @param notCopied of its list
     * @param reason for people
     */
    default void compared(AccountId account, List<Ticket> notCopied, String reason) {}

    /** Sets the listener for answers; once, before the first follower connects. */
    void reportTo(ExecutionListener listener);
}
