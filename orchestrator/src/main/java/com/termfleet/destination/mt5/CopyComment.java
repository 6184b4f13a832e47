package com.termfleet.destination.mt5;

import com.termfleet.destination.OpenCommandId;
import com.termfleet.kernel.PairId;
import java.util.Optional;

/**
 * The comment that a follower's expert puts on what it opens: {@code TF<id>}, the id of the open. Brokers add to comments
 * what closed or changed a position ({@code TF12[sl]}); what follows the number in brackets is ignored.
 */
final class CopyComment {

    private static final String PREFIX = "TF";

    /** Numbers of 18 digits always fit a long. */
    private static final int MOST_DIGITS = 18;

    private CopyComment() {}

    /** The copy that a position with this comment belongs to. */
    static Optional<PairId> pair(String comment) {
        int end = endOfNumber(comment);
        int digits = end - PREFIX.length();
        boolean whole = end == comment.length() || comment.charAt(end) == '[';
        if (!comment.startsWith(PREFIX) || !whole || digits < 1 || digits > MOST_DIGITS) {
            return Optional.empty();
        }
        return OpenCommandId.pair(Long.parseLong(comment.substring(PREFIX.length(), end)));
    }

    private static int endOfNumber(String comment) {
        int end = Math.min(PREFIX.length(), comment.length());
        while (end < comment.length() && comment.charAt(end) >= '0' && comment.charAt(end) <= '9') {
            end++;
        }
        return end;
    }
}
