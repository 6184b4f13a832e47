package com.termfleet.access;

import com.termfleet.kernel.UserId;
import java.util.Set;

/**
 * Who is asking. Controllers take it as an argument; services decide with it.
 *
 * @param scopes what this caller may be served; all, unless an API token says less
 * @param grant how the caller got in; ends when that does not count any more
 */
public record Principal(UserId user, String email, Role role, Set<Scope> scopes, Grant grant) {

    public Principal {
        scopes = Set.copyOf(scopes);
    }

    /** A caller with every scope, and a grant of its own that nobody ends. */
    public Principal(UserId user, String email, Role role) {
        this(user, email, role, Scope.EVERY, new Grant());
    }

    public boolean isAdmin() {
        return role == Role.ADMIN;
    }

    /** Whether this person may see and change what {@code owner} owns. */
    public boolean mayUse(UserId owner) {
        return isAdmin() || user.equals(owner);
    }

    /** Whether one of the caller's scopes covers {@code wanted}. */
    public boolean has(Scope wanted) {
        return scopes.contains(Scope.ALL) || scopes.contains(wanted);
    }

    /** The same person, let in another way. */
    public Principal with(Grant other) {
        return new Principal(user, email, role, scopes, other);
    }
}
