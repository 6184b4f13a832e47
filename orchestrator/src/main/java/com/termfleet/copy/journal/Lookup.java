package com.termfleet.copy.journal;

import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.PairId;
import com.termfleet.kernel.Ticket;
import java.time.Instant;
import java.util.Collection;

/** What an event is about and memory does not have, to be asked of the database. */
public sealed interface Lookup {

    /** Whose event it is. */
    AccountId account();

    record Trades(AccountId account, Collection<Ticket> tickets) implements Lookup {}

    record Copies(AccountId account, Collection<PairId> ids) implements Lookup {}

    /** The follower's newest copy of a master's ticket that was skipped or failed. */
    record GivenUp(AccountId account, Ticket masterTicket) implements Lookup {}

    /** The follower's copies of which it is not known whether they were opened; see {@link Archive#inDoubt}. */
    record InDoubt(AccountId account, Instant since) implements Lookup {}
}
