package com.termfleet.account;

import com.termfleet.kernel.UserId;

/**
 * Created and deleted accounts, changes of owner and of credentials, published to Spring's event listeners after the commit, on the
 * thread that made the change.
 */
public sealed interface AccountEvent {

    Account account();

    record Created(Account account) implements AccountEvent {}

    record Deleted(Account account) implements AccountEvent {}

    /** Login, password or server at the broker, or the token. */
    record CredentialsChanged(Account account) implements AccountEvent {}

    /** @param before the former owner */
    record OwnerChanged(Account account, UserId before) implements AccountEvent {}
}
