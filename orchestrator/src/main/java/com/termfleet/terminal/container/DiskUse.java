package com.termfleet.terminal.container;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a terminal's volume holds and what its host's disk has left, both in bytes.
 *
 * @param used by the volume's files
 * @param free on the disk on which the host keeps volumes
 */
public record DiskUse(long used, long free) {

    private static final Pattern OUTPUT = Pattern.compile("used=(\\d{1,15}) free=(\\d{1,15})\\s*");
    private static final int KIB = 1024;

    /** @param output of the program {@code disk} in the container; empty if it is something else */
    static Optional<DiskUse> of(String output) {
        Matcher figures = OUTPUT.matcher(output);
        return figures.matches()
                ? Optional.of(
                        new DiskUse(Long.parseLong(figures.group(1)) * KIB, Long.parseLong(figures.group(2)) * KIB))
                : Optional.empty();
    }
}
