package com.termfleet.wallet.ledger;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the wallet's account last reported, and the profit since the wallet's last event that follows from it. Amounts are in
 * the currency's smallest unit.
 *
 * <p>Profit is the change of the equity between two reports without money paid in or out. Accounts whose reports hold the
 * sum of all deposits say themselves what was paid; for others a change of the balance is a payment if it equals what members
 * are expected to have paid (see {@link Wallet#expected}) and the equity has changed with it.
 *
 * @param deposits all that was ever deposited at the broker less what was withdrawn; null if the account does not report it
 * @param pending profit that is not an event of the wallet yet
 */
public record Valuation(
        Instant at, long balance, long equity, @Nullable Long deposits, long pending) {

    /** @param transferred money paid in or out at the broker since the report before; zero if none */
    public record Step(Valuation valuation, long transferred) {}

    /** @param floating the profit of open positions that belongs to the wallet already */
    public static Valuation first(Instant at, long balance, long equity, @Nullable Long deposits, long floating) {
        return new Valuation(at, balance, equity, deposits, floating);
    }

    /**
     * The next report. One that is older than this is ignored.
     *
     * @param expected transfers that were not seen yet at the broker
     */
    public Step next(Instant time, long newBalance, long newEquity, @Nullable Long newDeposits, List<Long> expected) {
        if (time.isBefore(at)) {
            return new Step(this, 0);
        }
        long change = Math.subtractExact(newEquity, equity);
        long transferred = deposits != null && newDeposits != null
                ? Math.subtractExact(newDeposits, deposits)
                : recognised(Math.subtractExact(newBalance, balance), change, expected);
        long profit = Math.subtractExact(change, transferred);
        return new Step(
                new Valuation(time, newBalance, newEquity, newDeposits, Math.addExact(pending, profit)), transferred);
    }

    /** A closed trade changes the balance, too, but hardly the equity. */
    private static long recognised(long balanceChange, long equityChange, List<Long> expected) {
        boolean withEquity = Math.abs(equityChange - balanceChange) <= Math.abs(balanceChange) / 2;
        return withEquity && ExpectedTransfers.contain(expected, balanceChange) ? balanceChange : 0;
    }

    /** After this part of the pending profit became an event. */
    public Valuation without(long profit) {
        return new Valuation(at, balance, equity, deposits, pending - profit);
    }

    /** After all of the pending profit became an event. */
    public Valuation settled() {
        return without(pending);
    }
}
