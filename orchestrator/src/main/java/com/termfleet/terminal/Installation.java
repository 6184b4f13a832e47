package com.termfleet.terminal;

import com.termfleet.access.Principal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** This installation on its engine: whether it may manage its terminals, and containers without an account. */
public interface Installation {

    /**
     * @param claimed whether terminals are managed
     * @param reason why they are not, and what to do; null if they are
     */
    record Status(
            String instance, boolean claimed, @Nullable String reason) {}

    /** The purpose of a restored or moved database. */
    enum Claim {
        /** It replaces the original, which is no longer used: running terminals are adopted. */
        MOVED,
        /** The original is still used: this one becomes a separate installation with all terminals stopped. */
        COPY
    }

    /**
     * A container with this installation's label but without an account in the database. It is stopped, and kept with
     * its volume.
     */
    record Orphan(String container, Instant since, boolean running) {}

    Status status();

    /** @throws com.termfleet.kernel.ConflictException if terminals are managed already */
    void claim(Claim claim, Principal by);

    List<Orphan> orphans();

    /**
     * Removes the container and its volume, with all the terminal's data.
     *
     * @throws com.termfleet.kernel.NotFoundException if there is no such orphan
     */
    void removeOrphan(String container, Principal by);
}
