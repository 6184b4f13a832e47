package com.termfleet.access;

/** The password is a one-time password that is correct but has expired. The API answers 401. */
public class ExpiredPasswordException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ExpiredPasswordException() {
        super("The one-time password has expired. Ask an admin for a new one.");
    }
}
