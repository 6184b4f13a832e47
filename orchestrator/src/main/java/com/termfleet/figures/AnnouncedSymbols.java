package com.termfleet.figures;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;

/**
 * Which entries of its server's shared table one account has announced, each with the tick value and the margin that it reported: these
 * depend on the account's currency and move with prices, so they are no part of the shared specification. Two
 * thousand symbols take 44 kB. Used under the table's lock alone.
 */
final class AnnouncedSymbols {

    private static final int FEW = 16;

    /** What fits a long; a tick value of more digits is rounded. */
    private static final MathContext DIGITS = new MathContext(18);

    /** Ascending; the values follow its order. */
    private int[] entries = new int[FEW];

    private final Values tickValues = new Values();
    private final Values margins = new Values();
    private int count;

    /** Decimals by position, without an object for each. */
    private static final class Values {

        private long[] digits = new long[FEW];
        private byte[] scales = new byte[FEW];

        void grow(int length) {
            digits = Arrays.copyOf(digits, length);
            scales = Arrays.copyOf(scales, length);
        }

        void set(int position, BigDecimal value) {
            BigDecimal kept = value.signum() <= 0 ? BigDecimal.ZERO : value.round(DIGITS);
            digits[position] = kept.unscaledValue().longValueExact();
            scales[position] = (byte) kept.scale();
        }

        BigDecimal get(int position) {
            return BigDecimal.valueOf(digits[position], scales[position]);
        }

        void move(int from, int to, int length) {
            System.arraycopy(digits, from, digits, to, length);
            System.arraycopy(scales, from, scales, to, length);
        }
    }

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
            tickValues.grow(count * 2);
            margins.grow(count * 2);
        }
        move(-position - 1, -position);
        count++;
        entries[-position - 1] = entry;
        tickValues.set(-position - 1, BigDecimal.ZERO);
        margins.set(-position - 1, BigDecimal.ZERO);
    }

    void remove(int entry) {
        int position = position(entry);
        if (position >= 0) {
            move(position + 1, position);
            count--;
        }
    }

    /** Zero or below if a value is not known. */
    void values(int entry, BigDecimal tickValue, BigDecimal margin) {
        int position = position(entry);
        if (position >= 0) {
            tickValues.set(position, tickValue);
            margins.set(position, margin);
        }
    }

    /** Zero if it is not known. */
    BigDecimal tickValue(int entry) {
        int position = position(entry);
        return position < 0 ? BigDecimal.ZERO : tickValues.get(position);
    }

    /** Zero if it is not known. */
    BigDecimal margin(int entry) {
        int position = position(entry);
        return position < 0 ? BigDecimal.ZERO : margins.get(position);
    }

    private int position(int entry) {
        return Arrays.binarySearch(entries, 0, count, entry);
    }

    private void move(int from, int to) {
        int length = count - Math.min(from, count);
        System.arraycopy(entries, from, entries, to, length);
        tickValues.move(from, to, length);
        margins.move(from, to, length);
    }
}
