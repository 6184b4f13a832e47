package com.termfleet.compat.copytradepro;

import java.util.Optional;

/** How a master's signals are passed on. */
public enum MasterMode {
    /** To all followers. */
    PUBSUB("PUBSUB"),
    /** To one partner: if one of the two has no position, the other's is closed. */
    ONE_TO_ONE("1TO1"),
    /** To nobody: signals are stored. */
    RECORD("RECORD");

    private final String word;

    MasterMode(String word) {
        this.word = word;
    }

    /** As experts and the database call it. */
    public String word() {
        return word;
    }

    static Optional<MasterMode> of(String word) {
        for (MasterMode mode : values()) {
            if (mode.word.equals(word)) {
                return Optional.of(mode);
            }
        }
        return Optional.empty();
    }
}
