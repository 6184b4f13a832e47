package com.termfleet.destination.mt5;

import com.termfleet.kernel.PairId;
import java.util.Optional;

/** The comment that a follower's Expert Advisor puts on what it opens for a pair: {@code TF<PAIR>}. */
final class CopyComment {

    private static final String PREFIX = "TF";

    /** Numbers of 18 digits always fit a long. */
    private static final int MOST_DIGITS = 18;

    private CopyComment() {}

    static Optional<PairId> pair(String comment) {
        int digits = comment.length() - PREFIX.length();
        if (!comment.startsWith(PREFIX) || digits < 1 || digits > MOST_DIGITS) {
            return Optional.empty();
        }
        for (int i = PREFIX.length(); i < comment.length(); i++) {
            if (comment.charAt(i) < '0' || comment.charAt(i) > '9') {
                return Optional.empty();
            }
        }
        long number = Long.parseLong(comment.substring(PREFIX.length()));
        return number == 0 ? Optional.empty() : Optional.of(PairId.of(number));
    }
}
