package com.termfleet.terminal.supervision;

import com.termfleet.access.PersonAction;
import com.termfleet.access.PersonAction.Subject;
import com.termfleet.access.Principal;
import com.termfleet.kernel.AccountId;
import com.termfleet.terminal.TerminalEvent;
import com.termfleet.terminal.TerminalView;
import com.termfleet.terminal.state.ExpertStatus;
import com.termfleet.terminal.state.StateSince;
import com.termfleet.terminal.state.Terminal;
import com.termfleet.terminal.store.EventLog;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Publishes every change as an application event, and records those that a person may ask about later. A terminal's
 * change never blocks; what a person did is stored by other listeners, too, which may.
 */
@Component
class TerminalEventPublisher {

    private static final Logger log = LoggerFactory.getLogger(TerminalEventPublisher.class);

    private final EventLog events;
    private final ApplicationEventPublisher listeners;
    private final Clock clock;

    TerminalEventPublisher(EventLog events, ApplicationEventPublisher listeners, Clock clock) {
        this.events = events;
        this.listeners = listeners;
        this.clock = clock;
    }

    /** Listeners are told on this thread. */
    void changed(TerminalView view) {
        listeners.publishEvent(view);
    }

    /** What became of each of the three states. */
    void compare(Terminal before, Terminal after, Instant now) {
        record(TerminalEvent.Kind.CONTAINER, before.account(), before.container(), after.container(), now);
        compare(before.account(), before.expertStatus(), after.expertStatus(), now);
    }

    void compare(AccountId account, ExpertStatus before, ExpertStatus after, Instant now) {
        record(TerminalEvent.Kind.BROKER, account, before.broker(), after.broker(), now);
        record(TerminalEvent.Kind.EXPERT, account, before.expert(), after.expert(), now);
    }

    private <T> void record(
            TerminalEvent.Kind kind, AccountId account, StateSince<T> before, StateSince<T> after, Instant now) {
        if (before.value().equals(after.value())) {
            return;
        }
        String text = after.why() == null ? after.value().toString() : after.value() + ": " + after.why();
        log.info(
                "Terminal changed account={} part={} state={}",
                account,
                kind.name().toLowerCase(Locale.ROOT),
                text);
        events.add(account, now, kind, text);
    }

    /** @param what the person has done, as it follows their name */
    void asked(AccountId account, Principal by, String what) {
        asked(by, Subject.ACCOUNT, account.toString(), what);
    }

    /** @param what the person has done, as it follows their name */
    void asked(Principal by, Subject subject, String subjectId, String what) {
        listeners.publishEvent(new PersonAction(by, subject, subjectId, what));
    }

    /** What a person did to an account is among its events, in whichever module they did it. */
    @EventListener
    void acted(PersonAction action) {
        if (action.subject() == Subject.ACCOUNT) {
            add(new AccountId(Long.parseLong(action.subjectId())), action.by(), action.text());
        }
    }

    /** For what a person did to more than this account. */
    void add(AccountId account, Principal by, String what) {
        events.add(account, clock.instant(), TerminalEvent.Kind.PERSON, by.email() + " " + what);
    }
}
