package com.termfleet.signal;

import com.termfleet.kernel.TradeId;

/** Takes signals in. Thread-safe, never blocks; signals of one master are handled in the order they were given. */
public interface SignalSink {

    /** Exactly one method of {@code reply} is called, later, on a thread of the sink's. */
    void accept(Signal signal, Reply reply);

    /** Compares what the master holds with what is recorded of it, and repairs: missed opens, missed closes. */
    void accept(MasterSnapshot snapshot);

    /**
     * Compares the positions that the master holds in one symbol with what is recorded: missed closes are made up for. What was
     * missed otherwise cannot be, since tickets alone do not tell it.
     */
    void accept(TicketSnapshot snapshot);

    /** Told how a signal ended. Implementations must not block. */
    interface Reply {

        /** The signal is committed; a repeat of an earlier signal is answered with the earlier trade. */
        void committed(TradeId trade);

        /** Nothing was stored and nothing was routed. */
        void refused(Refusal reason, String text);
    }

    /** Why a signal was not taken; the codes of the protocol's NACK. */
    enum Refusal {
        /** The database is away, or the server is still loading what it knows; try again. */
        UNAVAILABLE,
        /** No open trade of this master has this ticket. */
        UNKNOWN_TICKET,
        /** This version does not copy such a thing. */
        UNSUPPORTED,
        /** The signal contradicts what is recorded, for example more closed than was open. */
        INVALID
    }
}
