package com.termfleet.gateway.session;

import com.termfleet.gateway.codec.BadLineException;
import com.termfleet.gateway.codec.ErrorCode;
import com.termfleet.gateway.message.Snapshot;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts {@code SNAP … SNAP_END} together. Its size is bounded by the largest COUNT that the codec reads. Used by one event
 * loop.
 */
final class SnapshotAssembler {

    private @Nullable List<Snapshot.Position> positions;
    private int announced;
    private int came;

    /** Begins a snapshot and discards an unfinished one. */
    void begin(int count) {
        positions = new ArrayList<>();
        announced = count;
        came = 0;
    }

    /** @throws BadLineException if there is no snapshot to put it into */
    void add(Snapshot.Position position) {
        List<Snapshot.Position> begun = begun();
        came++;
        // A position beyond the announced count makes the snapshot invalid; it is not kept.
        if (came <= announced) {
            begun.add(position);
        }
    }

    /** @throws BadLineException if it is not whole */
    Snapshot end() {
        List<Snapshot.Position> begun = begun();
        positions = null;
        if (came != announced) {
            throw wrong("COUNT: " + announced + " positions were announced, " + came + " came");
        }
        return new Snapshot(begun);
    }

    private List<Snapshot.Position> begun() {
        if (positions == null) {
            throw wrong("there is no SNAP that this belongs to");
        }
        return positions;
    }

    private static BadLineException wrong(String text) {
        return new BadLineException(ErrorCode.BAD_FIELD, text);
    }
}
