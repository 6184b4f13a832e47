package com.termfleet.copy.subscription;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/** Finds subscriptions that would make an account copy itself, directly or through others. Pure. */
final class SubscriptionLoops {

    private SubscriptionLoops() {}

    /**
     * One subscription between broker accounts; two accounts here that use one login are one broker account.
     *
     * @param master what is copied
     * @param follower what copies
     */
    record Edge(String master, String follower) {}

    /** Whether {@code added} closes a loop with the others. */
    static boolean closesLoop(Edge added, Collection<Edge> others) {
        Set<String> seen = new HashSet<>();
        Deque<String> next = new ArrayDeque<>();
        next.add(added.follower());
        while (!next.isEmpty()) {
            String account = next.remove();
            if (account.equals(added.master())) {
                return true;
            }
            if (seen.add(account)) {
                others.stream()
                        .filter(edge -> edge.master().equals(account))
                        .forEach(edge -> next.add(edge.follower()));
            }
        }
        return false;
    }
}
