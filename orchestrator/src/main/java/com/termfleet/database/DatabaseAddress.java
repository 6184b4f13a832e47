package com.termfleet.database;

import org.jspecify.annotations.Nullable;

/**
 * The database's address and credentials. {@code toString} hides the password, which the URL may hold too.
 *
 * @param user null if it is in the URL
 * @param place its location: the same at every start, another one for a copy elsewhere; no secret
 */
record DatabaseAddress(
        String url, @Nullable String user, @Nullable String password, String place) {

    @Override
    public String toString() {
        return "DatabaseAddress[" + place + "]";
    }
}
