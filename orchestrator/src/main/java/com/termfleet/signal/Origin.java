package com.termfleet.signal;

import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Ticket;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a signal came from.
 *
 * @param ticket the master's ticket; (master, ticket) is the identity of a master trade
 * @param receivedAt when the server had it, by the server's clock: ages are measured from here
 * @param seenAt when the master's terminal saw it, by its own clock; null if it did not say
 * @param brokerLogin server and login of the account, as its terminal tells them; null if it does not
 * @param hedging whether its terminal tells that the account holds each position by itself, so that none ever grows
 */
public record Origin(
        AccountId master,
        Ticket ticket,
        Instant receivedAt,
        @Nullable Instant seenAt,
        long magic,
        String comment,
        @Nullable String brokerLogin,
        boolean hedging) {}
