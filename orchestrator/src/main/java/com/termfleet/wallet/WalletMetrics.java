package com.termfleet.wallet;

import com.termfleet.wallet.ledger.Holding;
import com.termfleet.wallet.ledger.Wallet;
import com.termfleet.wallet.store.BookedWallets;
import com.termfleet.wallet.store.SmallestUnit;
import com.termfleet.wallet.store.WalletRow;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How profit is distributed, for monitoring: sums over all wallets of a currency. No label names a wallet or a member: their
 * number has no bound, and theirs is read through the API. For one thread.
 */
final class WalletMetrics {

    private final MultiGauge value;
    private final MultiGauge profit;
    private final MultiGauge holders;

    private record Sums(BigDecimal value, BigDecimal profit, long holders) {

        Sums plus(Sums other) {
            return new Sums(value.add(other.value), profit.add(other.profit), holders + other.holders);
        }

        static Sums of(Wallet wallet, SmallestUnit unit) {
            long profit = wallet.holdings().values().stream()
                    .mapToLong(Holding::profit)
                    .sum();
            long holders = wallet.holdings().values().stream()
                    .filter(holding -> holding.units().signum() > 0)
                    .count();
            return new Sums(
                    unit.money(wallet.value()).amount(), unit.money(profit).amount(), holders);
        }
    }

    WalletMetrics(MeterRegistry registry) {
        value = gauge(registry, "termfleet.wallet.value", "what all holdings in community wallets are worth");
        profit = gauge(registry, "termfleet.wallet.profit", "profit distributed to members of community wallets");
        holders = gauge(registry, "termfleet.wallet.holders", "members of community wallets who hold units");
    }

    private static MultiGauge gauge(MeterRegistry registry, String name, String description) {
        return MultiGauge.builder(name).description(description).register(registry);
    }

    void show(List<WalletRow> wallets, BookedWallets booked) {
        Map<String, Sums> currencies = new TreeMap<>();
        for (WalletRow row : wallets) {
            currencies.merge(row.currency(), Sums.of(row.current(booked.of(row)), row.unit()), Sums::plus);
        }
        List<Row<?>> values = new ArrayList<>();
        List<Row<?>> profits = new ArrayList<>();
        List<Row<?>> numbers = new ArrayList<>();
        currencies.forEach((currency, sums) -> {
            Tags tags = Tags.of("currency", currency);
            values.add(Row.of(tags, sums.value()));
            profits.add(Row.of(tags, sums.profit()));
            numbers.add(Row.of(tags, sums.holders()));
        });
        value.register(values, true);
        profit.register(profits, true);
        holders.register(numbers, true);
    }
}
