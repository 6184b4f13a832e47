package com.termfleet.fleet.web;

import com.termfleet.access.PersonAction;
import com.termfleet.access.PersonAction.Subject;
import com.termfleet.access.Principal;
import com.termfleet.account.Account;
import com.termfleet.destination.PlatformConnections;
import com.termfleet.terminal.Terminals;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Starts and restarts what connects an account to its broker: a terminal, or this server itself. */
@Component
class AccountVerbs {

    private final Terminals terminals;
    private final PlatformConnections connections;
    private final ApplicationEventPublisher actions;

    AccountVerbs(Terminals terminals, PlatformConnections connections, ApplicationEventPublisher actions) {
        this.terminals = terminals;
        this.connections = connections;
        this.actions = actions;
    }

    void start(Account account, Principal by) {
        if (isConnectedByServer(account)) {
            asked(account, by, "asked for a start");
            connections.connect(account.id());
        } else {
            terminals.start(account.id(), by);
        }
    }

    void restart(Account account, Principal by) {
        if (isConnectedByServer(account)) {
            asked(account, by, "asked for a restart");
            connections.reconnect(account.id());
        } else {
            terminals.restart(account.id(), by);
        }
    }

    private static boolean isConnectedByServer(Account account) {
        return account.platform() == Account.Platform.MATCH_TRADER;
    }

    private void asked(Account account, Principal by, String what) {
        actions.publishEvent(new PersonAction(by, Subject.ACCOUNT, account.id().value(), what));
    }
}
