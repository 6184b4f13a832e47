package com.termfleet.destination;

import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.PairId;
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

    /**
     * The open of this copy is not wanted any more, as far as its follower does not have it yet. A platform that keeps orders until
     * they are asked for ends it, and answers that it was refused; one that hands orders over at once has nothing to do.
     */
    default void withdraw(AccountId account, PairId pair) {}

    /** Asks a connected follower for its snapshot, if it {@linkplain Follower#listsPositions() has one}. */
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
