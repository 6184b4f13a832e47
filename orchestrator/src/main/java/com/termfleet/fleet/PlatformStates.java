package com.termfleet.fleet;

import com.termfleet.account.Account;
import com.termfleet.destination.Destination;
import com.termfleet.figures.AccountFigures;
import com.termfleet.figures.Funds;
import com.termfleet.terminal.TerminalStates.Broker;
import com.termfleet.terminal.TerminalStates.Expert;
import com.termfleet.terminal.TerminalView;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The state of accounts that neither have a terminal here nor an expert on the gateway: whether their platform is connected, and what
 * they have reported. Thread-safe; answers from memory.
 */
@Component
class PlatformStates {

    private final Destination destination;
    private final AccountFigures figures;

    PlatformStates(Destination destination, AccountFigures figures) {
        this.destination = destination;
        this.figures = figures;
    }

    /** The view as it is, if a terminal or a session tells the account's state. */
    TerminalView completed(Account account, TerminalView view) {
        return switch (account.platform()) {
            case MT5, EXTERNAL -> view;
            case HTTP, TRADINGVIEW, MATCH_TRADER -> ofPlatform(account, view);
        };
    }

    private TerminalView ofPlatform(Account account, TerminalView view) {
        Funds funds = figures.funds(account.id()).orElse(null);
        boolean connected = destination.find(account.id()).isPresent();
        // There is no expert between this server and such a broker.
        boolean brokers = account.platform() == Account.Platform.MATCH_TRADER;
        return new TerminalView(
                view.account(),
                view.desiredState(),
                view.containerState(),
                brokers ? broker(connected, funds) : view.brokerState(),
                connected && !brokers ? Expert.ALIVE : view.expertState(),
                view.containerSince(),
                view.brokerSince(),
                view.expertSince(),
                view.reason(),
                view.restarts(),
                funds == null ? view.lastHeartbeatAt() : funds.at(),
                funds == null ? view.balance() : funds.balance(),
                funds == null ? view.equity() : funds.equity(),
                view.positions(),
                funds == null || funds.currency() == null ? view.currency() : funds.currency(),
                view.containerName(),
                view.address(),
                view.resources());
    }

    private static Broker broker(boolean connected, @Nullable Funds funds) {
        if (connected) {
            return Broker.AUTHORIZED;
        }
        return funds == null ? Broker.UNKNOWN : Broker.DISCONNECTED;
    }
}
