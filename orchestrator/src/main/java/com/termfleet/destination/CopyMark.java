package com.termfleet.destination;

import com.termfleet.kernel.PairId;
import java.util.Optional;

/**
 * What TermFleet's experts mark their copies with: the comment {@code TF<id>} and a magic number that carries the same id.
 * Brokers add to comments what closed or changed a position ({@code TF12[sl]}); what follows in brackets is ignored. A
 * position with such a mark is never taken for a signal.
 */
public final class CopyMark {

    private static final String PREFIX = "TF";

    /** Numbers of 18 digits always fit a long. */
    private static final int MOST_DIGITS = 18;

    /** The magic number of a copy is this plus the id of its open. */
    private static final long MAGIC = 7_000_000_000_000_000_000L;

    private static final long LAST_MAGIC = 7_999_999_999_999_999_999L;

    /** The one magic number of all copies that earlier experts opened. */
    private static final long EARLIER_MAGIC = 7_770_001;

    private CopyMark() {}

    /** Whether a position with this magic number and comment was opened by an expert of TermFleet. */
    public static boolean isOn(long magic, String comment) {
        return (magic >= MAGIC && magic <= LAST_MAGIC)
                || magic == EARLIER_MAGIC
                || number(comment).isPresent();
    }

    /** The copy that a position with this comment belongs to. */
    public static Optional<PairId> pair(String comment) {
        return number(comment).flatMap(OpenCommandId::pair);
    }

    private static Optional<Long> number(String comment) {
        int end = endOfNumber(comment);
        int digits = end - PREFIX.length();
        boolean whole = end == comment.length() || comment.charAt(end) == '[';
        if (!comment.startsWith(PREFIX) || !whole || digits < 1 || digits > MOST_DIGITS) {
            return Optional.empty();
        }
        return Optional.of(Long.parseLong(comment.substring(PREFIX.length(), end)));
    }

    private static int endOfNumber(String comment) {
        int end = Math.min(PREFIX.length(), comment.length());
        while (end < comment.length() && comment.charAt(end) >= '0' && comment.charAt(end) <= '9') {
            end++;
        }
        return end;
    }
}
