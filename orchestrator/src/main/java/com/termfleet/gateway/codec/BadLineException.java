package com.termfleet.gateway.codec;

/**
 * A line that the protocol does not allow. Carries no stack trace: any client can cause one by sending bytes, and the
 * message states what is wrong. The message never repeats what was sent, since that may be a token.
 */
public final class BadLineException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ErrorCode code;

    public BadLineException(ErrorCode code, String text) {
        super(text, null, false, false);
        this.code = code;
    }

    public ErrorCode code() {
        return code;
    }

    /** What was wrong, in words for the author of the Expert Advisor. */
    public String text() {
        return String.valueOf(getMessage());
    }
}
