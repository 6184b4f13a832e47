package com.termfleet.database;

import org.jspecify.annotations.Nullable;

/**
 * How the database is reached. {@code toString} hides the password, which the URL may hold too.
 *
 * @param user null if the URL names it
 * @param place where it is, in words that are the same at every start and differ for a copy elsewhere; no secret
 */
record DatabaseAddress(
        String url, @Nullable String user, @Nullable String password, String place) {

    @Override
    public String toString() {
        return "DatabaseAddress[" + place + "]";
    }
}
