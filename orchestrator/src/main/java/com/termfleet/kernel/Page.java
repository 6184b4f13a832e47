package com.termfleet.kernel;

import java.util.List;
import java.util.function.Function;

/**
 * One page of a list, in the JSON form of every list of the API.
 *
 * @param page counted from 0
 * @param size how many items a full page has
 * @param total items on all pages together
 */
public record Page<T>(List<T> items, int page, int size, long total) {

    public Page {
        items = List.copyOf(items);
    }

    public static <T> Page<T> of(List<T> items, PageRequest request, long total) {
        return new Page<>(items, request.page(), request.size(), total);
    }

    /** Returns a page of a list that is completely in memory. */
    public static <T> Page<T> cut(List<T> all, PageRequest request) {
        int from = (int) Math.min(all.size(), request.offset());
        int to = Math.min(all.size(), from + request.size());
        return of(all.subList(from, to), request, all.size());
    }

    public <R> Page<R> map(Function<? super T, ? extends R> view) {
        return new Page<>(items.stream().<R>map(view).toList(), page, size, total);
    }
}
