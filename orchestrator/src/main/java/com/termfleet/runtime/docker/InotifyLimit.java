package com.termfleet.runtime.docker;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * The kernel's limit of inotify instances per user. Each terminal's log follower takes one, all as one user; beyond the
 * limit they look at the journal every quarter of a second instead.
 */
final class InotifyLimit {

    static final Path LOCAL = Path.of("/proc/sys/fs/inotify/max_user_instances");

    /** For what else runs as that user. */
    private static final int SPARE = 32;

    private InotifyLimit() {}

    /**
     * @param file where the kernel tells the limit; one that cannot be read is no reason to warn
     * @return what an operator should know and do; empty if the limit is high enough for so many terminals
     */
    static Optional<String> warning(Path file, int terminals) {
        int wanted = terminals + SPARE;
        int limit;
        // Not by Files.readString: it reads one byte first if a file's size is 0, and the kernel gives no more than
        // that.
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            limit = Integer.parseInt(Objects.requireNonNullElse(lines.readLine(), ""));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
        return limit >= wanted
                ? Optional.empty()
                : Optional.of(
                        ("The host allows %d inotify instances per user, too few for %d terminals: the journals of "
                                        + "some are polled, which costs processor time. Raise the limit on the host: "
                                        + "sysctl -w fs.inotify.max_user_instances=%d, and the same line in /etc/sysctl.d.")
                                .formatted(limit, terminals, Math.max(1024, 2 * wanted)));
    }
}
