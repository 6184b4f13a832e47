package com.termfleet.account;

import org.jspecify.annotations.Nullable;

/**
 * What signs an account in to a broker that is reached without a terminal. {@code toString} hides the secret.
 *
 * @param login null where the secret alone signs in
 * @param secret password or token, as the broker's dialect wants it
 * @param version counts the changes of the account's credentials, from 1
 */
public record BrokerCredentials(@Nullable String login, String secret, long version) {

    @Override
    public String toString() {
        return "BrokerCredentials[" + login + "]";
    }
}
