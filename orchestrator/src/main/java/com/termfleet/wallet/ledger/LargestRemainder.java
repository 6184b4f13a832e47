package com.termfleet.wallet.ledger;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Divides an amount in proportion to weights so that the parts sum to it exactly: each part is its quota rounded down, and
 * what is left goes to the largest remainders (Hamilton's method). Equal remainders: first the larger weight, then the one
 * that is named first. A negative amount is divided as the positive one.
 */
final class LargestRemainder {

    private LargestRemainder() {}

    private record Quota(int index, BigInteger weight, BigInteger whole, BigInteger remainder) {

        static Quota of(int index, BigInteger amount, BigInteger weight, BigInteger weights) {
            BigInteger[] divided = amount.multiply(weight).divideAndRemainder(weights);
            return new Quota(index, weight, divided[0], divided[1]);
        }
    }

    private static final Comparator<Quota> FIRST_IN_LINE = Comparator.comparing(Quota::remainder)
            .thenComparing(Quota::weight)
            .reversed()
            .thenComparing(Quota::index);

    /**
     * @param weights none negative, at least one above zero
     * @return a part for each weight, in their order
     */
    static long[] divide(long amount, List<BigDecimal> weights) {
        List<BigInteger> whole = wholeNumbers(weights);
        BigInteger sum = whole.stream().reduce(BigInteger.ZERO, BigInteger::add);
        if (sum.signum() <= 0) {
            throw new IllegalArgumentException("weights must sum to more than zero");
        }
        BigInteger positive = BigInteger.valueOf(amount).abs();
        List<Quota> quotas = new ArrayList<>(whole.size());
        for (int i = 0; i < whole.size(); i++) {
            quotas.add(Quota.of(i, positive, whole.get(i), sum));
        }
        return parts(quotas, positive, amount < 0 ? -1 : 1);
    }

    private static long[] parts(List<Quota> quotas, BigInteger amount, int sign) {
        long[] parts = new long[quotas.size()];
        BigInteger left = amount;
        for (Quota quota : quotas) {
            parts[quota.index()] = quota.whole().longValueExact();
            left = left.subtract(quota.whole());
        }
        quotas.stream().sorted(FIRST_IN_LINE).limit(left.longValueExact()).forEach(quota -> parts[quota.index()]++);
        for (int i = 0; i < parts.length; i++) {
            parts[i] *= sign;
        }
        return parts;
    }

    private static List<BigInteger> wholeNumbers(List<BigDecimal> weights) {
        int scale = weights.stream().mapToInt(BigDecimal::scale).max().orElse(0);
        return weights.stream()
                .map(weight -> weight.setScale(scale).unscaledValue())
                .toList();
    }
}
