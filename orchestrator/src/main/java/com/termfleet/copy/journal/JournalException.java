package com.termfleet.copy.journal;

/** The database did not take what was to be stored, or could not be asked. */
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
        /** Something in the data itself was refused, for certain nothing was stored; other data would be taken. */
        DATA,
        /** The database is away or the outcome is not known: only reading everything anew tells what is stored. */
        UNAVAILABLE
    }
}
