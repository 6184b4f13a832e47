package com.termfleet.access;

import com.termfleet.kernel.UserId;

/** Who is asking. Controllers take it as an argument; services decide with it. */
public record Principal(UserId user, String email, Role role) {

    public boolean isAdmin() {
        return role == Role.ADMIN;
    }

    /** Whether this person may see and change what {@code owner} owns. */
    public boolean mayUse(UserId owner) {
        return isAdmin() || user.equals(owner);
    }
}
