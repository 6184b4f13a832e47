package com.termfleet.performance;

import com.termfleet.kernel.AccountId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Reads curves of accounts: what is stored, and the minute that has not ended. Thread-safe; blocks. */
final class EquityCurves {

    private final SampleStore store;
    private final Sampler sampler;

    EquityCurves(SampleStore store, Sampler sampler) {
        this.store = store;
        this.sampler = sampler;
    }

    EquityView of(AccountId account, EquityRange range) {
        List<Sample> samples = new ArrayList<>(store.find(account, range.since(), range.until()));
        sampler.current(account)
                .filter(current -> isIn(current.at(), range))
                .filter(current -> samples.isEmpty() || samples.getLast().at().isBefore(current.at()))
                .ifPresent(samples::add);
        BigDecimal peak = store.highestBefore(account, range.since()).orElse(null);
        Curve curve = new Curve(range, peak);
        samples.forEach(curve::add);
        String currency = samples.isEmpty() ? null : samples.getLast().currency();
        return new EquityView(
                account, range.since(), range.until(), range.seconds(), currency, curve.points(), curve.maxDrawdown());
    }

    private static boolean isIn(Instant time, EquityRange range) {
        return !time.isBefore(range.since()) && time.isBefore(range.until());
    }
}
