package com.termfleet.destination.polled;

import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the experts of polled followers ask and report. Thread-safe; calls block on the database, and throw a {@code
 * DataAccessException} while it is away.
 */
public interface PolledFollowers {

    /**
     * Hands out what waits for the account, at most ten orders: opens first, then closes and changes, each oldest first. From now on
     * the account counts as connected, for as long as its expert goes on asking.
     *
     * @param brokerLogin as of {@code Session.Introduction.brokerLogin}; empty if the account does not name it
     */
    List<Offer> poll(AccountId account, Optional<String> brokerLogin);

    /**
     * Records what the expert has executed. A repeat changes nothing.
     *
     * @return the id of the offer that it was matched to; empty if it belongs to none
     * @throws com.termfleet.kernel.NotFoundException if it ends or changes a trade that this account has not confirmed
     */
    Optional<String> confirm(AccountId account, Confirmation confirmation);

    /** Amounts in the account's currency. */
    void report(AccountId account, Money balance, Money equity, Money freeMargin, Instant at);
}
