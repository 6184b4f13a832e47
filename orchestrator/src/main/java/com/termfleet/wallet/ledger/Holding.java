package com.termfleet.wallet.ledger;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * What one member holds. Amounts are in the currency's smallest unit, and
 * {@code value = invested - withdrawn + profit - fees}.
 *
 * @param units with {@value #UNIT_DECIMALS} decimals
 * @param value what the units were worth at the last event, booked to the smallest unit of the currency
 * @param mark the high-water mark: what the member put in, or held after the last performance fee if that was more;
 *     lowered in proportion by withdrawals
 * @param withdrawn what the member was paid
 * @param fees paid as performance fee; below zero for who earned them
 */
public record Holding(
        BigDecimal units, long value, BigDecimal mark, long invested, long withdrawn, long profit, long fees) {

    /**
     * So many that a deposit of the smallest amount stays exact where a unit has become dear: one who invested a cent alone and was
     * credited a profit of others' size holds units that are worth 10^18 times what they cost.
     */
    static final int UNIT_DECIMALS = 60;

    /** Of a member who has invested nothing yet. */
    public static final Holding NONE = new Holding(zero(), 0, zero(), 0, 0, 0, 0);

    private static BigDecimal zero() {
        return new BigDecimal(BigInteger.ZERO, UNIT_DECIMALS);
    }

    static BigDecimal decimal(long amount) {
        return BigDecimal.valueOf(amount).setScale(UNIT_DECIMALS);
    }

    Holding invested(long amount, BigDecimal bought) {
        return new Holding(
                units.add(bought),
                Math.addExact(value, amount),
                mark.add(decimal(amount)),
                Math.addExact(invested, amount),
                withdrawn,
                profit,
                fees);
    }

    /**
     * @param amount by which the holding falls, the fee included
     * @param sold the units of all of it
     */
    Holding withdrawn(long amount, BigDecimal sold, long fee) {
        return new Holding(
                units.subtract(sold),
                value - amount,
                markWithout(amount),
                invested,
                Math.addExact(withdrawn, amount - fee),
                profit,
                Math.addExact(fees, fee));
    }

    private BigDecimal markWithout(long amount) {
        BigDecimal rest = BigDecimal.valueOf(value - amount);
        return mark.multiply(rest).divide(BigDecimal.valueOf(value), UNIT_DECIMALS, RoundingMode.HALF_EVEN);
    }

    Holding worth(long now) {
        return new Holding(
                units, now, mark, invested, withdrawn, Math.addExact(profit, Math.subtractExact(now, value)), fees);
    }

    /** Afterwards the mark is what is left. */
    Holding charged(long fee, BigDecimal sold) {
        return new Holding(
                units.subtract(sold),
                value - fee,
                decimal(value - fee),
                invested,
                withdrawn,
                profit,
                Math.addExact(fees, fee));
    }

    /** What is earned as a fee is no gain of one's own: it raises the mark. */
    Holding earnedFee(long fee, BigDecimal bought) {
        return new Holding(
                units.add(bought),
                Math.addExact(value, fee),
                mark.add(decimal(fee)),
                invested,
                withdrawn,
                profit,
                Math.subtractExact(fees, fee));
    }

    /** No performance fee is due on what was gained before it was agreed. */
    Holding markedNow() {
        return new Holding(units, value, mark.max(decimal(value)), invested, withdrawn, profit, fees);
    }

    /** Above the high-water mark. */
    BigDecimal gain() {
        return decimal(value).subtract(mark);
    }
}
