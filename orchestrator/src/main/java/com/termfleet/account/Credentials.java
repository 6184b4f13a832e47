package com.termfleet.account;

/** An account's secrets in the clear. {@code toString} hides them. */
public record Credentials(String login, String password, String server, String token) {

    @Override
    public String toString() {
        return "Credentials[" + login + "@" + server + "]";
    }
}
