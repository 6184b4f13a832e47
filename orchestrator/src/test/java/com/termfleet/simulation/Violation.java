package com.termfleet.simulation;

/** A promise of the copier that a run has broken. */
final class Violation extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Violation(String what) {
        super(what);
    }
}
