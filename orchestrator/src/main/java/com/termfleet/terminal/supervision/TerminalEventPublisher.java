package com.termfleet.terminal.supervision;

import com.termfleet.access.Principal;
import com.termfleet.kernel.AccountId;
import com.termfleet.terminal.TerminalView;
import com.termfleet.terminal.state.ExpertStatus;
import com.termfleet.terminal.state.StateSince;
import com.termfleet.terminal.state.Terminal;
import com.termfleet.terminal.store.EventLog;
import java.time.Instant;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Publishes every change as an application event, and records those that a person may ask about later. Never blocks. */
@Component
class TerminalEventPublisher {

    private static final Logger log = LoggerFactory.getLogger(TerminalEventPublisher.class);

    private final EventLog events;
    private final ApplicationEventPublisher listeners;

    TerminalEventPublisher(EventLog events, ApplicationEventPublisher listeners) {
        this.events = events;
        this.listeners = listeners;
    }

    /** Listeners are told on this thread. */
    void changed(TerminalView view) {
        listeners.publishEvent(view);
    }

    /** What became of each of the three states. */
    void compare(Terminal before, Terminal after, Instant now) {
        record("CONTAINER", before.account(), before.container(), after.container(), now);
        compare(before.account(), before.expertStatus(), after.expertStatus(), now);
    }

    void compare(AccountId account, ExpertStatus before, ExpertStatus after, Instant now) {
        record("BROKER", account, before.broker(), after.broker(), now);
        record("EXPERT", account, before.expert(), after.expert(), now);
    }

    private <T> void record(String kind, AccountId account, StateSince<T> before, StateSince<T> after, Instant now) {
        if (before.value().equals(after.value())) {
            return;
        }
        String text = after.why() == null ? after.value().toString() : after.value() + ": " + after.why();
        log.info("Terminal changed account={} part={} state={}", account, kind.toLowerCase(Locale.ROOT), text);
        events.add(account, now, kind, text);
    }

    /** @param what the person has done, as it follows their name */
    void asked(AccountId account, Instant now, Principal by, String what) {
        events.add(account, now, "PERSON", by.email() + " " + what);
    }
}
