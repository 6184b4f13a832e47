package com.termfleet.gateway.codec;

/** The codes of an {@code ERR} line. */
public enum ErrorCode {
    AUTH_REQUIRED,
    UNKNOWN_COMMAND,
    BAD_FIELD,
    LINE_TOO_LONG,
    TOO_MANY_ERRORS,
    NOT_ALLOWED
}
