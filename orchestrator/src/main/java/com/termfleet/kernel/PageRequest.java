package com.termfleet.kernel;

/**
 * The requested page of a list.
 *
 * @param page counted from 0
 * @param size 1 to {@value #MAX_SIZE}
 */
public record PageRequest(int page, int size) {

    public static final int MAX_SIZE = 500;

    /** @throws InvalidInputException if page or size are out of range */
    public PageRequest {
        new FieldErrors()
                .check(page >= 0, "page", "must be 0 or more")
                .check(size >= 1 && size <= MAX_SIZE, "size", "must be between 1 and " + MAX_SIZE)
                .throwIfAny();
    }

    public long offset() {
        return (long) page * size;
    }
}
