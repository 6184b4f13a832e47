package com.termfleet.access;

import java.util.List;

/**
 * Paths whose controllers authenticate programs by keys of their own, in the path or a header. Neither a person's sign-in nor a
 * cookie counts there, so that no page of another site can use either. Beans of this type add up.
 *
 * @param patterns such as {@code /hooks/**}
 */
public record KeyedPaths(List<String> patterns) {

    public KeyedPaths {
        patterns = List.copyOf(patterns);
    }
}
