package com.termfleet.access;

import com.termfleet.kernel.UserId;
import java.util.Set;

/**
 * The authenticated caller of a request. Controllers take it as an argument; services authorize by it.
 *
 * @param scopes what the caller may use; all, unless an API token limits them
 * @param grant the access by which the caller signed in; ends when that is revoked
 */
public record Principal(UserId user, String email, Role role, Set<Scope> scopes, Grant grant) {

    public Principal {
        scopes = Set.copyOf(scopes);
    }

    /** A caller with every scope, and a grant that never ends. */
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

    /** The same person with another grant. */
    public Principal with(Grant other) {
        return new Principal(user, email, role, scopes, other);
    }
}
