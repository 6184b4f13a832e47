package com.termfleet.copy.journal;

/** The database refused what was to be stored, or could not be reached. */
public final class JournalException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Kind kind;

    public JournalException(Kind kind, Throwable cause) {
        super(kind + ": " + cause.getMessage(), cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    public enum Kind {
        /** Something in the data was refused; nothing was stored, and other data would be accepted. */
        DATA,
        /** The database is away or the outcome is not known: only loading everything again shows what is stored. */
        UNAVAILABLE
    }
}
