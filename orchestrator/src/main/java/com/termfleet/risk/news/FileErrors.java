package com.termfleet.risk.news;

import com.termfleet.kernel.FieldErrors;

/** What is wrong with a file: the first {@value #MOST} findings. Not thread-safe. */
final class FileErrors {

    private static final int MOST = 20;
    private static final String FIELD = "file";

    private final FieldErrors errors = new FieldErrors();
    private int count;

    void add(String message) {
        count++;
        if (count <= MOST) {
            errors.add(FIELD, message);
        }
    }

    void add(long line, String message) {
        add("line " + line + ": " + message);
    }

    void throwIfAny() {
        if (count > MOST) {
            errors.add(FIELD, "has " + (count - MOST) + " more errors");
        }
        errors.throwIfAny();
    }
}
