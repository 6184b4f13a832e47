package com.termfleet.copy.processor;

/** Whether copies are being processed, and why not. */
enum ProcessorState {
    STARTING("The copies are being loaded; try again in a moment."),
    READY("Signals are being processed."),
    STANDBY("Another server processes the signals of this database; this one takes over when that one stops."),
    DATABASE_AWAY("The database cannot be reached. Whether the signal was stored is not known;"
            + " send it again, a repeat is never copied twice."),
    FAILED("The copies could not be loaded; the reason is in the server's log."),
    STOPPED("The copy processor is not running; restart the server.");

    private final String text;

    ProcessorState(String text) {
        this.text = text;
    }

    /** For people and for masters that are refused. */
    String text() {
        return text;
    }
}
