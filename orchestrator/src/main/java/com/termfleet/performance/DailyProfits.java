package com.termfleet.performance;

import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Money;
import com.termfleet.risk.ledger.Ledger;
import com.termfleet.risk.ledger.Level;
import com.termfleet.risk.ledger.Period;
import com.termfleet.risk.ledger.PeriodFigures;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Counts profit and loss by day from an account's samples. A day begins at the last level before it, so that the days add up
 * to the whole. An interval that begins on a day counts to that day: for times older than ninety days, whose intervals are
 * hours, the border of a day lies up to 45 minutes late in zones that are not whole hours from UTC. Thread-safe; blocks.
 */
final class DailyProfits {

    private final SampleStore store;
    private final Sampler sampler;

    DailyProfits(SampleStore store, Sampler sampler) {
        this.store = store;
        this.sampler = sampler;
    }

    ProfitView of(AccountId account, ProfitRange range) {
        List<Sample> samples = new ArrayList<>(store.find(account, range.begin(), range.end()));
        sampler.current(account)
                .filter(current ->
                        !current.at().isBefore(range.begin()) && current.at().isBefore(range.end()))
                .filter(current -> samples.isEmpty()
                        || !current.at().isBefore(samples.getLast().at()))
                .ifPresent(samples::add);
        Days days = new Days(range);
        store.lastBefore(account, range.begin()).ifPresent(days::begin);
        samples.forEach(days::add);
        String currency = samples.isEmpty() ? null : samples.getLast().currency();
        return new ProfitView(account, range.zone().getId(), currency, days.all());
    }

    /** Not thread-safe. */
    private static final class Days {

        private final ProfitRange range;
        private final List<ProfitView.ProfitDay> all = new ArrayList<>();
        private @Nullable Ledger ledger;

        /** Whether something was reported on the ledger's day. */
        private boolean reported;

        Days(ProfitRange range) {
            this.range = range;
        }

        void begin(Sample before) {
            ledger = Ledger.begun(range.zone(), level(before), before.at());
        }

        void add(Sample sample) {
            if (ledger == null) {
                begin(sample);
            }
            if (isOver(sample.at())) {
                endDay();
            }
            // First to the sample's day, from the level before it; then its own level.
            ledger = Objects.requireNonNull(ledger).at(sample.at()).observed(level(sample), sample.at());
            reported = true;
        }

        private boolean isOver(Instant time) {
            Instant end = today().endsAt();
            return end != null && !time.isBefore(end);
        }

        private PeriodFigures today() {
            return Objects.requireNonNull(ledger).of(Period.DAY);
        }

        private void endDay() {
            if (!reported) {
                return;
            }
            Ledger counted = Objects.requireNonNull(ledger);
            Money closed = counted.closed(Period.DAY);
            Money floating = counted.floating().minus(today().start().floating());
            LocalDate date = LocalDate.ofInstant(today().startedAt(), range.zone());
            all.add(new ProfitView.ProfitDay(date, closed, floating, closed.plus(floating), isOver(range.now())));
            reported = false;
        }

        /** To be called once, after the last sample. */
        List<ProfitView.ProfitDay> all() {
            endDay();
            return all;
        }

        private static Level level(Sample sample) {
            return new Level(new Money(sample.balance()), new Money(sample.equity()));
        }
    }
}
