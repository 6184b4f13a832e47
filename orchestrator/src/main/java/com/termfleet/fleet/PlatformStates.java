package com.termfleet.fleet;

import com.termfleet.account.Account;
import com.termfleet.figures.AccountFigures;
import com.termfleet.figures.Funds;
import com.termfleet.terminal.TerminalView;
import org.springframework.stereotype.Component;

/**
 * What accounts have reported that neither have a terminal here nor an expert on the gateway. Thread-safe; answers from memory.
 */
@Component
class PlatformStates {

    private final AccountFigures figures;

    PlatformStates(AccountFigures figures) {
        this.figures = figures;
    }

    /** The view as it is, if a terminal or a session tells the account's state. */
    TerminalView completed(Account account, TerminalView view) {
        return switch (account.platform()) {
            case MT5, EXTERNAL -> view;
            case HTTP, TRADINGVIEW, MATCH_TRADER ->
                figures.funds(account.id()).map(funds -> with(funds, view)).orElse(view);
        };
    }

    private static TerminalView with(Funds funds, TerminalView view) {
        return new TerminalView(
                view.account(),
                view.desiredState(),
                view.containerState(),
                view.brokerState(),
                view.expertState(),
                view.containerSince(),
                view.brokerSince(),
                view.expertSince(),
                view.reason(),
                view.restarts(),
                funds.at(),
                funds.balance(),
                funds.equity(),
                view.positions(),
                funds.currency() == null ? view.currency() : funds.currency(),
                view.containerName(),
                view.address(),
                view.resources());
    }
}
