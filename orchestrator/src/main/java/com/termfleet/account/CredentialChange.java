package com.termfleet.account;

import org.jspecify.annotations.Nullable;

/** New credentials of a hosted account; null keeps the present value. {@code toString} hides the password. */
public record CredentialChange(
        @Nullable String login,
        @Nullable String password,
        @Nullable String server) {

    @Override
    public String toString() {
        return "CredentialChange[login " + login + ", server " + server + "]";
    }
}
