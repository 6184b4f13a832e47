package com.termfleet.wallet.store;

import com.termfleet.kernel.ConflictException;
import com.termfleet.kernel.NotFoundException;
import com.termfleet.kernel.UserId;
import com.termfleet.wallet.ledger.Valuation;
import com.termfleet.wallet.ledger.Wallet;
import com.termfleet.wallet.ledger.WalletEntry;
import com.termfleet.wallet.ledger.WalletEvent;
import com.termfleet.wallet.ledger.WalletEvent.Earned;
import com.termfleet.wallet.ledger.WalletEvent.Transferred;
import com.termfleet.wallet.ledger.WalletId;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes the ledgers. Each change is one transaction under the wallet's lock, so that of two changes at the same time the
 * second is decided by what the first left. Profit that is pending becomes an entry before any other entry: units are bought
 * and sold at the price of that moment. Thread-safe; blocks.
 */
public final class WalletWriter {

    private final WalletStore wallets;
    private final WalletEntries entries;
    private final BookedWallets booked;
    private final TransactionTemplate transactions;
    private final Clock clock;

    /** Decides about the event by the wallet as it is now. */
    public interface Change extends BiFunction<WalletRow, Wallet, WalletEvent> {}

    /**
     * @param key makes a repeated request harmless; null if the caller sends none
     * @param by null: a platform or the server
     */
    public record Origin(@Nullable String key, @Nullable UserId by) {}

    private static final Origin SERVER = new Origin(null, null);

    /** @param row without pending profit */
    public record Applied(WalletRow row, Wallet before, Wallet after) {}

    public WalletWriter(
            WalletStore wallets,
            WalletEntries entries,
            BookedWallets booked,
            TransactionTemplate transactions,
            Clock clock) {
        this.wallets = wallets;
        this.entries = entries;
        this.booked = booked;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * @throws ConflictException if the key was used for another change
     * @throws com.termfleet.wallet.ledger.RefusedEventException if the event is impossible for the wallet
     */
    public Applied apply(WalletId id, Change change, Origin origin) {
        return inTransaction(() -> applyLocked(lock(id), change, origin));
    }

    /**
     * Adds a member with the first investment, or not at all.
     *
     * @param change null: no investment
     */
    public void add(WalletId id, Member member, @Nullable Change change, Origin origin) {
        inTransaction(() -> {
            WalletRow row = lock(id);
            if (!wallets.add(id, member) && !isRepeated(id, origin)) {
                throw new ConflictException("Wallet " + id + " has a member " + member.id() + " already.");
            }
            return change == null ? row : applyLocked(row, change, origin);
        });
    }

    private boolean isRepeated(WalletId id, Origin origin) {
        return origin.key() != null && entries.byKey(id, origin.key()).isPresent();
    }

    /** The account's report becomes profit that is pending. */
    public void report(WalletId id, Function<SmallestUnit, Amounts> report) {
        inTransaction(() -> {
            WalletRow row = lock(id);
            Amounts amounts = report.apply(row.unit());
            Valuation before = row.valuation();
            Valuation now = before == null ? amounts.first() : next(row, before, amounts);
            wallets.value(id, now);
            return now;
        });
    }

    /** Profit becomes an entry at the end of a day, for statements, and before a transfer. */
    private Valuation next(WalletRow row, Valuation before, Amounts amounts) {
        Valuation.Step step = amounts.after(before, booked.of(row).expected());
        boolean newDay = day(step.valuation().at()).isAfter(day(before.at()));
        if (!newDay && step.transferred() == 0) {
            return step.valuation();
        }
        WalletRow settled = settle(row);
        if (step.transferred() != 0) {
            append(settled, new Transferred(step.transferred()), amounts.at(), SERVER);
        }
        return step.valuation().without(before.pending());
    }

    private static Instant day(Instant time) {
        return time.truncatedTo(ChronoUnit.DAYS);
    }

    private Applied applyLocked(WalletRow locked, Change change, Origin origin) {
        Optional<WalletEntry> done = origin.key() == null ? Optional.empty() : entries.byKey(locked.id(), origin.key());
        Wallet current = locked.current(booked.of(locked));
        if (done.isPresent()) {
            return repeated(locked, current, done.get(), change);
        }
        WalletEvent event = change.apply(locked, current);
        Wallet after = current.after(event);
        WalletRow row = append(settle(locked), event, clock.instant(), origin);
        return new Applied(row, current, after);
    }

    private Applied repeated(WalletRow locked, Wallet current, WalletEntry done, Change change) {
        Wallet before = WalletEntry.replay(Wallet.EMPTY, entries.between(locked.id(), 0, done.seq() - 1));
        if (!done.event().equals(change.apply(locked, before))) {
            throw new ConflictException(
                    "The idempotency key was used for another change of this wallet. Send a new key.");
        }
        return new Applied(locked, before, current);
    }

    /** @return the row without pending profit */
    private WalletRow settle(WalletRow row) {
        Valuation valuation = row.valuation();
        if (valuation == null || valuation.pending() == 0) {
            return row;
        }
        wallets.value(row.id(), valuation.settled());
        return append(row, new Earned(valuation.pending()), valuation.at(), SERVER)
                .with(valuation.settled());
    }

    private WalletRow append(WalletRow row, WalletEvent event, Instant at, Origin origin) {
        Instant last = entries.lastTime(row).orElse(at);
        WalletEntry entry = new WalletEntry(row.lastSeq() + 1, last.isAfter(at) ? last : at, event);
        entries.append(row.id(), entry, origin.key(), origin.by());
        return row.with(entry.seq());
    }

    private WalletRow lock(WalletId id) {
        return wallets.lock(id).orElseThrow(() -> new NotFoundException("There is no wallet " + id + "."));
    }

    private <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transactions.execute(_ -> work.get()));
    }
}
