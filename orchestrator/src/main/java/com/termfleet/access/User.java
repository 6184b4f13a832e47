package com.termfleet.access;

import com.termfleet.kernel.UserId;
import java.time.Instant;

/** A person who may sign in. */
public record User(UserId id, String email, Role role, Instant createdAt) {

    /** This person as the caller of a request. */
    public Principal principal() {
        return new Principal(id, email, role);
    }
}
