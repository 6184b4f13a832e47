package com.termfleet.copy.journal;

/**
 * Consecutive numbers that nothing else gets.
 *
 * @param count above 0
 */
public record IdBlock(long first, int count) {

    /** The block without its first number. */
    public IdBlock rest() {
        return new IdBlock(first + 1, count - 1);
    }
}
