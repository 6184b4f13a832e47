package com.termfleet.copy.losses;

import com.termfleet.copy.limits.LimitedScope;
import com.termfleet.copy.results.ResultBook;
import com.termfleet.figures.AccountFigures;
import com.termfleet.kernel.Money;
import com.termfleet.risk.ledger.Ledger;
import com.termfleet.risk.ledger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Balance and equity of whatever has loss limits: those that an account reports, and those that the copies of a subscription
 * come to. Thread-safe.
 */
public final class LossLevels {

    /** For so long an account that told its deposits may leave them out while its history lags behind its balance. */
    private static final Duration UNTOLD = Duration.ofMinutes(1);

    private final AccountFigures figures;
    private final ResultBook results;

    public LossLevels(AccountFigures figures, ResultBook results) {
        this.figures = figures;
        this.results = results;
    }

    /** @param deposits null if they are not told; a subscription has none */
    private record Seen(Level level, Instant at, @Nullable Money deposits) {}

    /** The ledger with what is seen now; null if there is nothing new, or nothing that can be relied on. */
    @Nullable
    Ledger observed(LimitedScope of, @Nullable Ledger before, ZoneId zone, Instant now) {
        Seen seen = seen(of, now).orElse(null);
        if (seen == null || (before != null && (isKnown(seen, before) || lacksDeposits(seen, before)))) {
            return null;
        }
        if (before == null) {
            return Ledger.begun(zone, seen.level(), seen.at()).deposited(seen.deposits());
        }
        Ledger here = before.zone().equals(zone) ? before : before.inZone(zone);
        return here.deposited(seen.deposits()).observed(seen.level(), seen.at());
    }

    private Optional<Seen> seen(LimitedScope of, Instant now) {
        if (of.subscription() == null) {
            return figures.funds(of.account())
                    .filter(last -> !last.isStale(now))
                    .map(last -> new Seen(new Level(last.balance(), last.equity()), last.at(), last.deposits()));
        }
        return Optional.ofNullable(results.of(of.subscription()))
                .filter(last -> !last.isStale(now))
                .map(last -> new Seen(last.level(), last.at(), null));
    }

    private static boolean isKnown(Seen seen, Ledger before) {
        return seen.at().isBefore(before.at())
                || (seen.at().equals(before.at()) && seen.level().equals(before.now()));
    }

    /**
     * One that told its deposits before and does not now is about to tell others: without them a deposit would look like
     * profit. Meanwhile the ledger gets too old for the rules, and nothing is opened. After a while it counts as a client
     * that tells none.
     */
    private static boolean lacksDeposits(Seen seen, Ledger before) {
        return before.deposits() != null
                && seen.deposits() == null
                && seen.at().isBefore(before.at().plus(UNTOLD));
    }
}
