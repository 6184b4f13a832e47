package com.termfleet.terminal.supervision;

import com.termfleet.database.LeadershipListener;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Passes on whether this server has the lead: only the leader manages terminals. By events, since whoever manages terminals
 * depends on the gateway, and that on who processes signals.
 */
@Component
class TerminalLeadership implements LeadershipListener {

    private final ApplicationEventPublisher events;

    TerminalLeadership(ApplicationEventPublisher events) {
        this.events = events;
    }

    /** Published to this module alone. */
    record Taken() {}

    record Lost() {}

    record StandingBy() {}

    /** Accounts are read again before. */
    @Override
    public Step step() {
        return Step.ACT;
    }

    @Override
    public void leadershipTaken() {
        events.publishEvent(new Taken());
    }

    @Override
    public void leadershipLost() {
        events.publishEvent(new Lost());
    }

    @Override
    public void standingBy() {
        events.publishEvent(new StandingBy());
    }
}
