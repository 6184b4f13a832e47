package com.termfleet.figures;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;

/**
 * Which entries of its server's shared table one account has announced, each with the tick value that it reported: a tick
 * value depends on the account's currency and moves with exchange rates, so it is no part of the shared specification. Two
 * thousand symbols take 26 kB. Used under the table's lock alone.
 */
final class AnnouncedSymbols {

    private static final int FEW = 16;

    /** What fits a long; a tick value of more digits is rounded. */
    private static final MathContext DIGITS = new MathContext(18);

    /** Ascending; the other arrays follow its order. */
    private int[] entries = new int[FEW];

    private long[] tickValues = new long[FEW];
    private byte[] tickScales = new byte[FEW];
    private int count;

    boolean contains(int entry) {
        return position(entry) >= 0;
    }

    int count() {
        return count;
    }

    /** A copy, so that entries may be removed meanwhile. */
    int[] all() {
        return Arrays.copyOf(entries, count);
    }

    void add(int entry) {
        int position = position(entry);
        if (position >= 0) {
            return;
        }
        if (count == entries.length) {
            entries = Arrays.copyOf(entries, count * 2);
            tickValues = Arrays.copyOf(tickValues, count * 2);
            tickScales = Arrays.copyOf(tickScales, count * 2);
        }
        move(-position - 1, -position);
        count++;
        entries[-position - 1] = entry;
        tickValues[-position - 1] = 0;
        tickScales[-position - 1] = 0;
    }

    void remove(int entry) {
        int position = position(entry);
        if (position >= 0) {
            move(position + 1, position);
            count--;
        }
    }

    /** @param value zero or below if it is not known */
    void tickValue(int entry, BigDecimal value) {
        int position = position(entry);
        if (position >= 0) {
            BigDecimal kept = value.signum() <= 0 ? BigDecimal.ZERO : value.round(DIGITS);
            tickValues[position] = kept.unscaledValue().longValueExact();
            tickScales[position] = (byte) kept.scale();
        }
    }

    /** Zero if it is not known. */
    BigDecimal tickValue(int entry) {
        int position = position(entry);
        return position < 0 ? BigDecimal.ZERO : BigDecimal.valueOf(tickValues[position], tickScales[position]);
    }

    private int position(int entry) {
        return Arrays.binarySearch(entries, 0, count, entry);
    }

    private void move(int from, int to) {
        int length = count - Math.min(from, count);
        System.arraycopy(entries, from, entries, to, length);
        System.arraycopy(tickValues, from, tickValues, to, length);
        System.arraycopy(tickScales, from, tickScales, to, length);
    }
}
