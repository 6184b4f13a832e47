package com.termfleet.terminal.supervision;

import com.termfleet.database.LeadershipListener;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Passes on that this server has become the one that writes; a standby does not manage terminals. */
@Component
class TerminalLeadership implements LeadershipListener {

    private final ApplicationEventPublisher events;

    TerminalLeadership(ApplicationEventPublisher events) {
        this.events = events;
    }

    /** Published to this module alone. */
    record Taken() {}

    @Override
    public void leadershipTaken() {
        events.publishEvent(new Taken());
    }
}
