package com.termfleet.wallet.ledger;

import com.termfleet.wallet.ledger.RefusedEventException.Reason;
import com.termfleet.wallet.ledger.WalletEvent.Earned;
import com.termfleet.wallet.ledger.WalletEvent.FeeAgreed;
import com.termfleet.wallet.ledger.WalletEvent.FeesCharged;
import com.termfleet.wallet.ledger.WalletEvent.Invested;
import com.termfleet.wallet.ledger.WalletEvent.Transferred;
import com.termfleet.wallet.ledger.WalletEvent.Withdrawn;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A community wallet. Members hold units, as in a fund: who invests buys units and who withdraws sells some, at the price
 * {@code value / units} of that moment, so that neither changes what the units of others are worth. A profit or loss changes
 * the price: it is divided by units, exactly, by {@link LargestRemainder}. The holdings always sum to the wallet's value.
 *
 * @param holdings by member; in their order, which does not depend on the order of events
 * @param unassigned profit that was made while nobody held units; it is part of no holding
 * @param fee null if none is agreed
 * @param expected investments, and payments below zero, that were not seen yet at the broker; oldest first
 */
public record Wallet(
        SortedMap<MemberId, Holding> holdings,
        long unassigned,
        @Nullable PerformanceFee fee,
        List<Long> expected) {

    /** Before the first event. */
    public static final Wallet EMPTY = new Wallet(new TreeMap<>(), 0, null, List.of());

    public Wallet {
        holdings = Collections.unmodifiableSortedMap(new TreeMap<>(holdings));
        expected = List.copyOf(expected);
    }

    public Holding of(MemberId member) {
        return holdings.getOrDefault(member, Holding.NONE);
    }

    /** What all holdings are worth together, in the currency's smallest unit. */
    public long value() {
        return holdings.values().stream().mapToLong(Holding::value).reduce(0, Math::addExact);
    }

    /** All units together. */
    public BigDecimal units() {
        return holdings.values().stream().map(Holding::units).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /**
     * @throws RefusedEventException if the event is impossible
     * @throws ArithmeticException if an amount is beyond 64 bits
     */
    public Wallet after(WalletEvent event) {
        return switch (event) {
            case Invested invested -> invest(invested);
            case Withdrawn withdrawn -> withdraw(withdrawn);
            case Earned earned -> earn(earned.amount());
            case Transferred transferred -> expecting(ExpectedTransfers.without(expected, transferred.amount()));
            case FeeAgreed agreed -> agree(agreed.fee());
            case FeesCharged _ -> charge();
        };
    }

    private Wallet invest(Invested event) {
        long amount = positive(event.amount());
        TreeMap<MemberId, Holding> changed = new TreeMap<>(holdings);
        changed.put(event.member(), of(event.member()).invested(amount, unitsFor(amount)));
        return with(changed).expecting(ExpectedTransfers.with(expected, amount));
    }

    /** The first unit costs the smallest unit of the currency. */
    private BigDecimal unitsFor(long amount) {
        BigDecimal units = units();
        if (units.signum() == 0) {
            return Holding.decimal(amount);
        }
        long value = value();
        if (value <= 0) {
            throw new RefusedEventException(Reason.WORTHLESS_UNITS);
        }
        return units.multiply(BigDecimal.valueOf(amount))
                .divide(BigDecimal.valueOf(value), Holding.UNIT_DECIMALS, RoundingMode.HALF_EVEN);
    }

    private Wallet withdraw(Withdrawn event) {
        long amount = positive(event.amount());
        Holding holding = of(event.member());
        if (amount > holding.value()) {
            throw new RefusedEventException(Reason.MORE_THAN_HELD);
        }
        BigDecimal sold = unitsSold(holding, amount);
        long due = feeOn(event.member(), amount);
        TreeMap<MemberId, Holding> changed = new TreeMap<>(holdings);
        changed.put(event.member(), holding.withdrawn(amount, sold, due));
        if (due > 0) {
            payFee(changed, due, unitsFor(due).min(sold));
        }
        return with(changed).expecting(ExpectedTransfers.with(expected, due - amount));
    }

    /** At the price, but never a larger share of the units than of the booked value, so that what is left has units. */
    private BigDecimal unitsSold(Holding holding, long amount) {
        if (amount == holding.value()) {
            return holding.units();
        }
        BigDecimal share = holding.units()
                .multiply(BigDecimal.valueOf(amount))
                .divide(BigDecimal.valueOf(holding.value()), Holding.UNIT_DECIMALS, RoundingMode.DOWN);
        return unitsFor(amount).min(share);
    }

    /** The part of the fee due that falls on an amount to be withdrawn. */
    public long feeOn(MemberId member, long amount) {
        Holding holding = of(member);
        if (holding.value() <= 0) {
            return 0;
        }
        BigDecimal gain = holding.gain()
                .multiply(BigDecimal.valueOf(amount))
                .divide(BigDecimal.valueOf(holding.value()), Holding.UNIT_DECIMALS, RoundingMode.DOWN);
        return fee == null || member.equals(fee.earner()) ? 0 : fee.of(gain);
    }

    /** The performance fee that would be charged now. */
    public long feeDue(MemberId member) {
        return feeOn(member, of(member).value());
    }

    private Wallet earn(long amount) {
        BigDecimal units = units();
        if (units.signum() == 0) {
            return new Wallet(holdings, Math.addExact(unassigned, amount), fee, expected);
        }
        List<BigDecimal> weights =
                holdings.values().stream().map(Holding::units).toList();
        long[] values = LargestRemainder.divide(Math.addExact(value(), amount), weights);
        TreeMap<MemberId, Holding> changed = new TreeMap<>();
        int i = 0;
        for (Map.Entry<MemberId, Holding> entry : holdings.entrySet()) {
            changed.put(entry.getKey(), entry.getValue().worth(values[i++]));
        }
        return with(changed);
    }

    private Wallet agree(@Nullable PerformanceFee agreed) {
        TreeMap<MemberId, Holding> changed = new TreeMap<>(holdings);
        if (fee == null) {
            changed.replaceAll((_, holding) -> holding.markedNow());
        }
        return new Wallet(changed, unassigned, agreed, expected);
    }

    private Wallet charge() {
        TreeMap<MemberId, Holding> changed = new TreeMap<>(holdings);
        for (Map.Entry<MemberId, Holding> entry : holdings.entrySet()) {
            long due = feeDue(entry.getKey());
            if (due > 0) {
                BigDecimal sold = unitsFor(due).min(entry.getValue().units());
                changed.put(entry.getKey(), entry.getValue().charged(due, sold));
                payFee(changed, due, sold);
            }
        }
        return with(changed);
    }

    private void payFee(TreeMap<MemberId, Holding> changed, long due, BigDecimal units) {
        if (fee != null) {
            changed.merge(fee.earner(), Holding.NONE.earnedFee(due, units), (had, _) -> had.earnedFee(due, units));
        }
    }

    private Wallet with(SortedMap<MemberId, Holding> changed) {
        return new Wallet(changed, unassigned, fee, expected);
    }

    private Wallet expecting(List<Long> transfers) {
        return new Wallet(holdings, unassigned, fee, transfers);
    }

    private static long positive(long amount) {
        if (amount <= 0) {
            throw new IllegalArgumentException("amount must be above zero");
        }
        return amount;
    }
}
