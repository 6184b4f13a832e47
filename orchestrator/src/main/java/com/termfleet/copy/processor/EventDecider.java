package com.termfleet.copy.processor;

import com.termfleet.copy.journal.Journal;
import com.termfleet.copy.processor.handler.EventRouter;
import com.termfleet.copy.processor.state.CopyEvent;
import com.termfleet.copy.processor.state.CopyState;
import com.termfleet.copy.processor.state.CopyTransaction;

/**
 * Brings everything that the decision about an event can need into memory, then has it decided. What is brought in is
 * committed data and stays correct whatever becomes of the transaction. Processor thread only.
 */
final class EventDecider {

    private final CopyState state;
    private final EventRouter router;
    private final Journal journal;

    EventDecider(CopyState state, EventRouter router, Journal journal) {
        this.state = state;
        this.router = router;
        this.journal = journal;
    }

    /** @throws com.termfleet.copy.journal.JournalException of kind UNAVAILABLE if ids cannot be reserved */
    void decide(CopyEvent event, CopyTransaction transaction) {
        if (event instanceof CopyEvent.LookedUp answer && answer.found() != null) {
            state.trades().recall(answer.found());
        }
        state.ids.reserve(EventRouter.idsNeeded(event, transaction), journal::reserveIds);
        router.decide(event, transaction);
    }
}
