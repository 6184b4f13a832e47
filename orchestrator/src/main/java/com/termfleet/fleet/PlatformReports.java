package com.termfleet.fleet;

import com.termfleet.account.Account;
import com.termfleet.account.Accounts;
import com.termfleet.destination.PlatformStatus;
import com.termfleet.terminal.ExternalStates;
import com.termfleet.terminal.TerminalStates.Broker;
import com.termfleet.terminal.TerminalStates.Expert;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Passes on how accounts stand at platforms without a terminal: as the broker's state where this server itself is signed in, as the
 * expert's where an expert asks for its orders.
 */
@Component
class PlatformReports {

    private final Accounts accounts;
    private final ExternalStates states;

    PlatformReports(Accounts accounts, ExternalStates states) {
        this.accounts = accounts;
        this.states = states;
    }

    @EventListener
    void reported(PlatformStatus status) {
        accounts.find(status.account()).map(Account::platform).ifPresent(platform -> {
            if (platform == Account.Platform.MATCH_TRADER) {
                states.broker(status.account(), brokerOf(status.state()), status.reason());
            } else {
                states.expert(status.account(), expertOf(status.state()), status.reason());
            }
        });
    }

    private static Broker brokerOf(PlatformStatus.State state) {
        return switch (state) {
            case CONNECTING -> Broker.CONNECTING;
            case CONNECTED -> Broker.AUTHORIZED;
            case REFUSED -> Broker.REJECTED;
            case DISCONNECTED -> Broker.DISCONNECTED;
        };
    }

    private static Expert expertOf(PlatformStatus.State state) {
        return switch (state) {
            case CONNECTING -> Expert.NONE;
            case CONNECTED -> Expert.ALIVE;
            case REFUSED -> Expert.FAILED;
            case DISCONNECTED -> Expert.SILENT;
        };
    }
}
