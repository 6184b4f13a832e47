package com.termfleet.compat.copier.mt5;

import com.termfleet.figures.AccountFigures;
import com.termfleet.figures.HeldItem;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.ConflictException;
import com.termfleet.terminal.TerminalStates;
import com.termfleet.terminal.Terminals;
import java.util.List;
import org.springframework.stereotype.Component;

/** What accounts hold that have no expert: this server itself reads it at their brokers, every other second. */
@Component
class HeldAtBroker {

    private final AccountFigures figures;
    private final Terminals terminals;

    HeldAtBroker(AccountFigures figures, Terminals terminals) {
        this.figures = figures;
        this.terminals = terminals;
    }

    /** @throws ConflictException if the account is not connected */
    List<HeldItem> of(AccountId account) {
        boolean isConnected = terminals
                .find(account)
                .filter(view -> view.brokerState() == TerminalStates.Broker.AUTHORIZED)
                .isPresent();
        if (!isConnected) {
            throw new ConflictException("Account " + account
                    + " is not connected to its broker. The reason is on its page; try again when it is connected.");
        }
        return figures.held(account).orElse(List.of());
    }
}
