package com.termfleet.access;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What an API token may be used for. */
public enum Scope {
    /** Everything that its owner may do. */
    ALL,
    /** Reading what its owner may see. */
    READ,
    /** Posting signals. */
    SIGNALS,
    /** Polling signals as a follower and reporting their results. */
    FOLLOWERS;

    /** The scopes of a sign-in by password or by a token without limits. */
    public static final Set<Scope> EVERY = Set.of(ALL);

    /** As the API spells it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Scope> of(String text) {
        for (Scope scope : values()) {
            if (scope.text().equals(text)) {
                return Optional.of(scope);
            }
        }
        return Optional.empty();
    }
}
