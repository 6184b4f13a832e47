package com.termfleet.access.web;

import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.csrf.CsrfException;

/** Why an authenticated request was refused, as a message for the caller. */
final class Denial {

    private Denial() {}

    static String explain(AccessDeniedException e) {
        return e instanceof CsrfException
                ? "The X-XSRF-TOKEN header does not carry the value of the XSRF-TOKEN cookie."
                : "Your role does not allow this.";
    }
}
