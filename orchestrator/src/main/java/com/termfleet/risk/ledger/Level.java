package com.termfleet.risk.ledger;

import com.termfleet.kernel.Money;

/**
 * Balance and equity at one moment, in the account's currency.
 *
 * @param balance what is closed
 * @param equity with the profit and loss of what is open
 */
public record Level(Money balance, Money equity) {

    public Money floating() {
        return equity.minus(balance);
    }

    Level plus(Money amount) {
        return new Level(balance.plus(amount), equity.plus(amount));
    }

    Level max(Level other) {
        return new Level(balance.max(other.balance), equity.max(other.equity));
    }
}
