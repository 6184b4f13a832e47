package com.termfleet.fleet;

import com.termfleet.account.Account;
import com.termfleet.figures.AccountFigures;
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
            case HTTP, TRADINGVIEW, MATCH_TRADER -> withFunds(withPositions(view));
        };
    }

    private TerminalView withPositions(TerminalView view) {
        return figures.held(view.account())
                .map(held -> view.withPositions((int)
                        held.stream().filter(item -> !item.type().isPending()).count()))
                .orElse(view);
    }

    private TerminalView withFunds(TerminalView view) {
        return figures.funds(view.account())
                .map(funds -> view.withFunds(funds.at(), funds.balance(), funds.equity(), funds.currency()))
                .orElse(view);
    }
}
