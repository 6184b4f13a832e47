package com.termfleet.wallet.ledger;

import java.util.ArrayList;
import java.util.List;

/**
 * Recognises members' money when it arrives at the broker or leaves it. A transfer is recognised if it equals one of those
 * expected, or all of them together, to the smallest unit of the currency.
 */
final class ExpectedTransfers {

    /** The oldest is forgotten when there are more: platforms that keep investments as records only never transfer any. */
    private static final int MOST = 100;

    private ExpectedTransfers() {}

    static List<Long> with(List<Long> expected, long amount) {
        if (amount == 0) {
            return expected;
        }
        List<Long> all = new ArrayList<>(expected);
        all.add(amount);
        return all.size() > MOST ? all.subList(all.size() - MOST, all.size()) : all;
    }

    static boolean contain(List<Long> expected, long amount) {
        return amount != 0 && (expected.contains(amount) || sum(expected) == amount);
    }

    static List<Long> without(List<Long> expected, long amount) {
        List<Long> rest = new ArrayList<>(expected);
        if (rest.remove((Long) amount)) {
            return rest;
        }
        return contain(expected, amount) ? List.of() : expected;
    }

    private static long sum(List<Long> expected) {
        return expected.stream().mapToLong(Long::longValue).sum();
    }
}
