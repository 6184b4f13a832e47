package com.termfleet.account;

/**
 * An account's secrets in plain text. {@code toString} hides them.
 *
 * @param version counts the changes of the account's credentials, from 1
 */
public record Credentials(String login, String password, String server, String token, long version) {

    @Override
    public String toString() {
        return "Credentials[" + login + "@" + server + "]";
    }
}
